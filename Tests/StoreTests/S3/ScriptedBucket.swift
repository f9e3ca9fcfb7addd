import Intake
import Store
import TestKit

/// A bucket whose server says what a test has it say.
enum ScriptedBucket {
    static let clock = FakeWallClock()

    /// Lends it to `work`.
    ///
    /// - Parameters:
    ///   - answer: what is said to each request.
    ///   - change: of the limits, which are those of a machine that is as busy as it likes, without rests.
    static func with(
        _ answer: @escaping @Sendable (ScriptedHTTPServer.Request) -> ScriptedHTTPServer.Answer,
        _ change: (inout S3Limits) -> Void = { _ in },
        heard: @escaping @Sendable (BlobNews) -> Void = { _ in },
        _ work: (S3Blobs, ScriptedHTTPServer) async throws -> Void
    ) async throws {
        try await ScriptedHTTPServer.run(answer) { server in
            let blobs = try open(server.port, change, heard: heard)
            do {
                try await work(blobs, server)
            } catch {
                await blobs.close()
                throw error
            }
            await blobs.close()
        }
    }

    /// Whatever listens there.
    static func open(
        _ port: Int, _ change: (inout S3Limits) -> Void, heard: @escaping @Sendable (BlobNews) -> Void = { _ in }
    ) throws -> S3Blobs {
        var limits = S3Limits()
        limits.rest = .zero
        limits.patience = .seconds(3_600)
        change(&limits)
        guard let key = S3Key(id: "AKIA1", secret: "shibboleth", token: "session") else {
            throw StoreFailure(.refused, "no key")
        }
        return try S3Blobs(
            try S3Address("s3://blobs/p?endpoint=http://127.0.0.1:\(port)"), key: .fixed(key), clock: clock,
            limits: limits, pauses: HastyClock(), report: heard)
    }

    /// An answer in the store's own words.
    static func error(_ status: Int, _ code: String, _ more: String = "") -> ScriptedHTTPServer.Answer {
        .text(
            status,
            "<?xml version=\"1.0\"?><Error><Code>\(code)</Code><Message>of ann@example.org</Message>\(more)</Error>")
    }

    /// A page of a listing that is the last.
    static func page(_ keys: [String]) -> ScriptedHTTPServer.Answer {
        let entries = keys.map {
            "<Contents><Key>\($0)</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>"
        }
        return .text(200, "<ListBucketResult><IsTruncated>false</IsTruncated>\(entries.joined())</ListBucketResult>")
    }
}
