import Foundation
import Synchronization

/// A throw-away PostgreSQL: its own folder with its socket in it, no passwords, nothing synced. It ends with the process that started it,
/// however that ends.
package final class PostgresServer: Sendable {
    package struct NotReady: Error, CustomStringConvertible {
        let log: String
        package var description: String { "PostgreSQL does not answer; its log ends: \(log)" }
    }

    private static let versions = "/usr/lib/postgresql"

    /// The folder of the newest version's programs.
    private static let programs: String? = {
        let found = (try? FileManager.default.contentsOfDirectory(atPath: versions)) ?? []
        return found.compactMap { Int($0) }.max().map { "\(versions)/\($0)/bin" }
    }()

    /// Where it is not installed, tests that need it are skipped, saying so.
    package static var isInstalled: Bool {
        programs.map { FileManager.default.isExecutableFile(atPath: "\($0)/initdb") } ?? false
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
    /// - Parameter settings: more of its parameters, as `name=value`.
    package static func launch(settings: [String] = []) async throws -> PostgresServer {
        try await BlockingWork.run { try PostgresServer(settings: settings) }
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

    private init(settings: [String], base: String? = nil) throws {
        guard let programs = Self.programs else { throw NotReady(log: "not installed") }
        self.programs = programs
        folder = NSTemporaryDirectory() + "postgres-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        if let owner = Self.owner, chown(folder, owner.uid, owner.gid) != 0 { throw NotReady(log: "chown failed") }
        let initialise = [
            "\(programs)/initdb", "-D", "\(folder)/data", "--no-sync", "-A", "trust", "-U", "intake",
            "--encoding=UTF8", "--locale=C",
        ]
        if let base {
            try Self.run(["/bin/cp", "-a", base, "\(folder)/data"], output: "\(folder)/output")
            try Self.run(["/usr/bin/touch", "\(folder)/data/recovery.signal"], output: "\(folder)/output")
        } else {
            try Self.run(initialise, output: "\(folder)/output")
        }
        let quick = [
            "fsync=off", "full_page_writes=off", "shared_buffers=32MB", "max_connections=400",
            "max_pred_locks_per_transaction=256", "autovacuum=off",
        ]
        let words = ["\(programs)/postgres", "-D", "\(folder)/data", "-h", "", "-k", folder]
        let parameters = (quick + settings).flatMap { ["-c", $0] }
        let pipe = Pipe()
        _ = fcntl(pipe.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
        life = pipe.fileHandleForWriting
        // The shell waits for its input to end: the server does not outlive us, nor its folder.
        let script = "\"$@\" & read -r _; kill -QUIT $!; wait $!; rm -rf \"$0\""
        process = try ChildProcess(
            "/bin/sh", ["-c", script, folder] + Self.asOwner(words + parameters), output: "\(folder)/output",
            input: pipe.fileHandleForReading.fileDescriptor)
        try pipe.fileHandleForReading.close()
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
        try Self.run(
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

    /// PostgreSQL does not run as root; its package brings a user.
    private static let owner: (uid: uid_t, gid: gid_t)? = {
        guard getuid() == 0, let user = getpwnam("postgres") else { return nil }
        return (user.pointee.pw_uid, user.pointee.pw_gid)
    }()

    private static func asOwner(_ words: [String]) -> [String] {
        guard let owner else { return words }
        return ["/usr/bin/setpriv", "--reuid=\(owner.uid)", "--regid=\(owner.gid)", "--clear-groups"] + words
    }

    private static func run(_ words: [String], output: String) throws {
        let words = asOwner(words)
        try ChildProcess(words[0], Array(words.dropFirst()), output: output).wait()
    }
}
