import Foundation
import Synchronization

/// An S3 server on loopback that checks signatures (`Tests/s3/serve`), with the bucket `blobs` in memory. It ends with the process that
/// started it, however that ends.
package final class S3Server: Sendable {
    package struct NotReady: Error, CustomStringConvertible {
        let log: String
        package var description: String { "the S3 server does not answer; its log ends: \(log)" }
    }

    /// A user of it, as `Tests/s3/serve` makes them.
    package struct User: Sendable {
        package let id: String
        package let secret: String

        package init(id: String, secret: String) {
            self.id = id
            self.secret = secret
        }

        /// May write, read, remove and list.
        package static let gateway = User(
            id: "AKIAGATEWAY000000001", secret: "gateway/secret+of=forty=characters=000001")
        /// May only read.
        package static let reader = User(
            id: "AKIAREADER0000000001", secret: "reader/secret+of=forty=characters=0000001")

        /// In the form of AWS's credentials files.
        package var file: String { "[default]\naws_access_key_id = \(id)\naws_secret_access_key = \(secret)\n" }
    }

    private static let script = Repository.path("Tests/s3/serve")

    /// Where `Tests/s3/fetch` could not fetch it, tests that need it are skipped, saying so.
    package static var isInstalled: Bool {
        FileManager.default.fileExists(atPath: Repository.path(".build-s3/fetched"))
    }

    /// One for all tests of this process, each of which has keys of its own in it.
    package static func shared() throws -> S3Server { try sharing.get() }

    private static let sharing = Result { try S3Server(port: 0) }

    /// That it listens on.
    package let port: Int
    package let process: ChildProcess
    /// Its closing, at the latest by the end of this process, ends the server.
    private let life: FileHandle
    private let output: String

    /// Starts one, on a thread of its own until it answers.
    ///
    /// - Parameter port: a free one where it is 0.
    package static func launch(port: Int = 0) async throws -> S3Server {
        try await BlockingWork.run { try S3Server(port: port) }
    }

    private init(port: Int) throws {
        output = NSTemporaryDirectory() + "s3-\(UUID().uuidString.prefix(8)).log"
        let pipe = Pipe()
        _ = fcntl(pipe.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
        life = pipe.fileHandleForWriting
        process = try ChildProcess(
            "/usr/bin/python3", ["-B", Self.script, "\(port)"], output: output,
            input: pipe.fileHandleForReading.fileDescriptor)
        try pipe.fileHandleForReading.close()
        let end = Date().addingTimeInterval(60)
        while true {
            let log = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
            if let found = log.firstMatch(of: #/listening on (\d+)\n/#), let number = Int(found.1) {
                self.port = number
                return
            }
            guard process.isRunning, Date() < end else { throw NotReady(log: String(log.suffix(2_000))) }
            usleep(20_000)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: output) }

    /// Ends it at once; what it held is gone.
    package func stop() {
        kill(process.identifier, SIGKILL)
        try? process.wait()
    }

    /// The address of a part of its bucket, as the setting `blobs` has it.
    package func address(_ prefix: String, bucket: String = "blobs") -> String {
        "s3://\(bucket)/\(prefix)?endpoint=http://127.0.0.1:\(port)"
    }
}
