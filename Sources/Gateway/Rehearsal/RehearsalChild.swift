import Foundation
import Intake

/// The child process that reads kept messages for `Rehearsal`: this very binary, as `intake debug rehearse`, under limits of memory
/// and time.
struct RehearsalChild: Sendable {
    /// It could not be started, or it failed on no message in particular: neither is a message's fault.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    let executable: String
    let arguments: [String]
    /// How long one message may take.
    var limit: Duration = .seconds(20)

    /// Rehearses `ids` in their order and gives the one on which the child died or hung; nil where it came through.
    func rehearse(_ ids: [RowID]) async throws -> RowID? {
        guard !ids.isEmpty else { return nil }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        let progress = RehearsalProgress()
        let exit = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in exit.continuation.finish() }
        output.fileHandleForReading.readabilityHandler = { handle in
            let bytes = handle.availableData
            if bytes.isEmpty { handle.readabilityHandler = nil } else { progress.take(bytes) }
        }
        try process.run()
        let list = ids.map { "\($0)\n" }.joined()
        // The list is far below a pipe's 64 KB, so that this cannot block.
        try input.fileHandleForWriting.write(contentsOf: Data(list.utf8))
        try input.fileHandleForWriting.close()
        await watch(process, progress, exit.stream)
        output.fileHandleForReading.readabilityHandler = nil
        progress.take((try? output.fileHandleForReading.readToEnd()) ?? Data())
        if process.terminationReason == .exit, process.terminationStatus == 0 { return nil }
        if let victim = progress.current { return victim }
        throw Failure(
            description: "the process that rehearses kept messages ended with status \(process.terminationStatus)")
    }

    /// Returns when the child has ended; ends it where it makes no progress.
    private func watch(_ process: Process, _ progress: RehearsalProgress, _ exit: AsyncStream<Void>) async {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                for await _ in exit {}
                return true
            }
            group.addTask {
                var seen = progress.count
                while !Task.isCancelled {
                    try? await Task.sleep(for: limit)
                    if Task.isCancelled { break }
                    if progress.count == seen { kill(process.processIdentifier, SIGKILL) }
                    seen = progress.count
                }
                return false
            }
            while let hasExited = await group.next(), !hasExited {}
            group.cancelAll()
        }
    }
}
