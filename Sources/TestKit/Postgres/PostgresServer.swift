import Foundation
import Synchronization

/// A throw-away PostgreSQL: its own folder with its socket in it, no passwords, nothing synced. It ends with the process that started it,
/// however that ends.
package final class PostgresServer: Sendable {
    package struct NotReady: Error, CustomStringConvertible {
        let log: String
        package var description: String { "PostgreSQL does not answer; its log ends: \(log)" }
    }

    /// Where it is not installed, tests that need it are skipped, saying so.
    package static var isInstalled: Bool {
        PostgresPrograms.folder.map { FileManager.default.isExecutableFile(atPath: "\($0)/initdb") } ?? false
    }

    /// One for all tests of this process, which make databases of their own in it. The first call starts it, and blocks until it answers.
    package static func shared() throws -> PostgresServer { try sharing.get() }

    private static let sharing = Result { try PostgresServer(settings: []) }

    package let folder: String
    private let programs: String
    private let process: ChildProcess
    /// Its closing, at the latest by the end of this process, ends the server.
    private let life: FileHandle

    /// Starts one, on a thread of its own until it answers.
    ///
    /// - Parameters:
    ///   - settings: more of its parameters, as `name=value`.
    ///   - addresses: where it listens besides its socket, on port 5432; whoever comes there from the same net of four is let in.
    package static func launch(
        settings: [String] = [], addresses: [String] = []
    ) async throws -> PostgresServer {
        try await BlockingWork.run { try PostgresServer(settings: settings, addresses: addresses) }
    }

    /// Starts one on a copy of what `backUp` made, as it was at a moment that PostgreSQL understands, and waits until it can be written.
    ///
    /// - Parameters:
    ///   - base: the folder of the backup.
    ///   - archive: where the log was archived to.
    package static func restored(from base: String, archive: String, to moment: String) async throws -> PostgresServer {
        try await BlockingWork.run {
            let settings = [
                "restore_command=cp \(archive)/%f %p", "recovery_target_time=\(moment)",
                "recovery_target_action=promote",
            ]
            let server = try PostgresServer(settings: settings, base: base)
            let end = Date().addingTimeInterval(60)
            while (try? server.run("CREATE TABLE writable (); DROP TABLE writable")) == nil {
                guard Date() < end else { throw NotReady(log: server.log) }
                usleep(20_000)
            }
            return server
        }
    }

    private init(settings: [String], addresses: [String] = [], base: String? = nil) throws {
        guard let programs = PostgresPrograms.folder else { throw NotReady(log: "not installed") }
        self.programs = programs
        folder = NSTemporaryDirectory() + "postgres-\(UUID().uuidString.prefix(8))"
        try PostgresPrograms.makeFolder(folder)
        let initialise = [
            "\(programs)/initdb", "-D", "\(folder)/data", "--no-sync", "-A", "trust", "-U", "intake",
            "--encoding=UTF8", "--locale=C",
        ]
        if let base {
            try PostgresPrograms.run(["/bin/cp", "-a", base, "\(folder)/data"], output: "\(folder)/output")
            try PostgresPrograms.run(["/usr/bin/touch", "\(folder)/data/recovery.signal"], output: "\(folder)/output")
        } else {
            try PostgresPrograms.run(initialise, output: "\(folder)/output")
        }
        try Self.letIn(addresses, folder)
        let quick = [
            "fsync=off", "full_page_writes=off", "shared_buffers=32MB", "max_connections=400",
            "max_pred_locks_per_transaction=256", "autovacuum=off",
        ]
        let words = [
            "\(programs)/postgres", "-D", "\(folder)/data", "-h", addresses.joined(separator: ","), "-k", folder,
        ]
        let parameters = (quick + settings).flatMap { ["-c", $0] }
        let pipe = Pipe()
        _ = fcntl(pipe.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
        life = pipe.fileHandleForWriting
        process = try ChildProcess(
            "/bin/sh", ["-c", Self.keeper, folder] + PostgresPrograms.asOwner(words + parameters),
            output: "\(folder)/output",
            input: pipe.fileHandleForReading.fileDescriptor)
        try pipe.fileHandleForReading.close()
        try waitUntilReady()
    }

    /// Starts the server again whenever it ends, as systemd does, and waits for its input to end: the server does not outlive us, nor its
    /// folder.
    private static let keeper = """
        (until test -e "$0/over"; do "$@"; sleep 0.1; done) & loop=$!
        read -r _
        : > "$0/over"
        while kill -0 $loop 2> /dev/null; do
            kill -QUIT "$(head -n 1 "$0/data/postmaster.pid" 2> /dev/null)" 2> /dev/null
            sleep 0.05
        done
        wait $loop
        rm -rf "$0"
        """

    /// Lets whoever shares a cable of these addresses with us connect without a password.
    private static func letIn(_ addresses: [String], _ folder: String) throws {
        guard !addresses.isEmpty else { return }
        let file = URL(fileURLWithPath: "\(folder)/data/pg_hba.conf")
        let lines = addresses.map { "host all all \($0)/30 trust\n" }.joined()
        let handle = try FileHandle(forWritingTo: file)
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(lines.utf8))
        try handle.close()
    }

    /// How a server may end.
    package enum End: Int32, Sendable, CaseIterable {
        /// `pg_ctl stop -m fast`: what is open is undone, and the rest written.
        case fast = 2
        /// `pg_ctl stop -m immediate`: as with a crash, so that it reads its log again when it comes back.
        case immediate = 3
    }

    /// Ends the server, which comes back by itself at once. Blocks until it answers again.
    package func restart(_ end: End) throws {
        let file = "\(folder)/data/postmaster.pid"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        guard let process = text.split(separator: "\n").first.flatMap({ Int32($0) }) else { throw NotReady(log: log) }
        kill(process, end.rawValue)
        let deadline = Date().addingTimeInterval(60)
        while kill(process, 0) == 0, Date() < deadline { usleep(5_000) }
        try waitUntilReady()
    }

    private func waitUntilReady() throws {
        let end = Date().addingTimeInterval(60)
        while (try? run("SELECT 1")) == nil {
            guard Date() < end else { throw NotReady(log: log) }
            usleep(20_000)
        }
    }

    /// Makes a base backup of all of it, without its log, in a folder that is not there yet. Blocks.
    package func backUp(to base: String) throws {
        try PostgresPrograms.run(
            ["\(programs)/pg_basebackup", "-D", base, "-d", url("postgres"), "-c", "fast", "-X", "none", "--no-sync"],
            output: "\(folder)/output")
    }

    /// The first column of a query's first row, as text. Blocks.
    package func value(_ sql: String, in database: String = "postgres") throws -> String {
        let answer = "\(folder)/answer-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: answer) }
        let psql = try ChildProcess(
            "\(programs)/psql", ["-XqAt", "-v", "ON_ERROR_STOP=1", "-d", url(database), "-c", sql], output: answer)
        try psql.wait()
        return try String(contentsOfFile: answer, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Ends it at once and removes its folder.
    package func stop() {
        try? life.close()
        try? process.wait()
        ThrowawayFolder.remove(folder)
    }

    /// Makes the database that belongs to a test's folder and goes with it. Blocks.
    ///
    /// - Parameter template: the database of which it is a copy.
    package func makeDatabase(of folder: TemporaryFolder, template: String? = nil) throws {
        try makeDatabase(of: folder.path, template: template)
        folder.atRemoval { [self, path = folder.path] in
            Thread { try? self.removeDatabase(of: path) }.start()
        }
    }

    /// Makes the database that belongs to a folder; its owner removes it. Blocks.
    package func makeDatabase(of folder: String, template: String? = nil) throws {
        try run("CREATE DATABASE \(Self.database(of: folder))" + (template.map { " TEMPLATE \($0)" } ?? ""))
    }

    /// Removes it, whoever is still connected. Blocks.
    package func removeDatabase(of folder: String) throws {
        try run("DROP DATABASE \(Self.database(of: folder)) WITH (FORCE)")
    }

    /// The name of the database that belongs to a test's folder.
    package static func database(of folder: String) -> String {
        "t" + folder.suffix(36).lowercased().filter { $0.isLetter || $0.isNumber }
    }

    /// Where a database of it is.
    package func url(_ database: String) -> String { "postgresql://intake@/\(database)?host=\(folder)" }

    /// Runs SQL in a database, outside any transaction. Blocks.
    package func run(_ sql: String, in database: String = "postgres") throws {
        let psql = try ChildProcess(
            "\(programs)/psql", ["-XqAt", "-v", "ON_ERROR_STOP=1", "-d", url(database), "-c", sql],
            output: "\(folder)/output")
        try psql.wait()
    }

    /// The end of what it logged.
    package var log: String {
        String(
            decoding: (FileManager.default.contents(atPath: "\(folder)/output") ?? Data()).suffix(3000), as: UTF8.self)
    }
}
