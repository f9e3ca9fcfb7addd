import Foundation

/// A server that a test starts, may kill, and starts again, and that does not outlive the test's process, however that ends.
package final class KeptProcess: Sendable {
    /// Of the server itself.
    package let identifier: Int32
    private let shell: ChildProcess
    /// Its closing asks the server to end.
    private let life: FileHandle

    package struct NotStarted: Error {}

    /// Starts it. Blocks until it has a process of its own.
    ///
    /// - Parameters:
    ///   - words: program and arguments.
    ///   - output: the file of its output.
    ///   - farewell: the signal that asks it to end, without SIG. A shell's children in the background have SIGINT ignored, unless they ask
    ///     for it, as PostgreSQL does.
    package init(_ words: [String], output: String, farewell: String = "TERM") throws {
        let pipe = Pipe()
        _ = fcntl(pipe.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
        life = pipe.fileHandleForWriting
        let note = "\(output).pid"
        try? FileManager.default.removeItem(atPath: note)
        let script = """
            "$@" & child=$!
            echo $child > "$0.new"; mv "$0.new" "$0"
            read -r _
            kill -\(farewell) $child 2> /dev/null
            wait $child
            """
        shell = try ChildProcess(
            "/bin/sh", ["-c", script, note] + words, output: output,
            input: pipe.fileHandleForReading.fileDescriptor)
        try pipe.fileHandleForReading.close()
        let end = Date().addingTimeInterval(20)
        while true {
            if let text = try? String(contentsOfFile: note, encoding: .utf8), let found = Int32(text.dropLast()) {
                identifier = found
                return
            }
            guard Date() < end else { throw NotStarted() }
            usleep(2_000)
        }
    }

    /// kill -9; returns when it is gone.
    package func kill() {
        Foundation.kill(identifier, SIGKILL)
        stop()
    }

    /// Asks it to end, and kills it where it has not within ten seconds. Returns when it is gone.
    package func stop() {
        try? life.close()
        let end = Date().addingTimeInterval(10)
        while shell.isRunning, Date() < end { usleep(5_000) }
        if shell.isRunning { Foundation.kill(identifier, SIGKILL) }
        try? shell.wait()
    }
}
