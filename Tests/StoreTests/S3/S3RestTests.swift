import Intake
import NIOHTTP1
import Store
import TestKit
import Testing

/// Who is spared the wait for a bucket that does not do what it was asked, and who is not.
@Suite("Rests after a bucket's failures")
struct S3RestTests {
    private static let bytes = Array("what was kept".utf8)
    private static let small: [UInt8] = [1]
    private static let large = [UInt8](repeating: 7, count: 5_000)

    private func failure(_ work: () async throws(StoreFailure) -> Void) async -> StoreFailure? {
        await #expect(throws: StoreFailure.self) { try await work() }
    }

    /// As long as a test.
    private func longRest(_ limits: inout S3Limits) { limits.rest = .seconds(3_600) }

    @Test("where listing is denied, blobs are kept and read all the same")
    func listing() async throws {
        try await ScriptedBucket.with(
            { request in
                switch request.method {
                case .PUT: .text(200, "")
                case .GET where request.target.contains("list-type"): ScriptedBucket.error(403, "AccessDenied")
                default: .respond(status: 200, body: Self.bytes)
                }
            }, longRest
        ) { blobs, server in
            for _ in 0..<2 {
                let denied = await failure { () async throws(StoreFailure) in
                    _ = try await blobs.sweep(from: nil, before: ScriptedBucket.clock.now()) { _ in [] }
                }
                #expect(denied?.detail.contains("our key may not") == true)
            }
            #expect(server.requests.count == 1)
            _ = try await blobs.keep([Self.bytes])
            let found = try await blobs.read(BlobID(of: Self.bytes))
            #expect(found == Self.bytes)
        }
    }

    @Test("one object that may not be read keeps nobody from the others")
    func denied() async throws {
        let secret = BlobID(of: Self.small)
        try await ScriptedBucket.with(
            { request in
                request.path.hasSuffix(secret.hexadecimal.dropFirst(2))
                    ? ScriptedBucket.error(403, "AccessDenied") : .respond(status: 200, body: Self.bytes)
            }, longRest
        ) { blobs, server in
            for _ in 0..<2 {
                let denied = await failure { () async throws(StoreFailure) in _ = try await blobs.read(secret) }
                #expect(denied?.code == .unavailable)
                let found = try await blobs.read(BlobID(of: Self.bytes))
                #expect(found == Self.bytes)
            }
            #expect(server.requests.count == 4)
        }
    }

    @Test("where nothing more is taken, what is there is read, and no further one is sent for a while")
    func writing() async throws {
        try await ScriptedBucket.with(
            { request in
                request.method == .PUT
                    ? ScriptedBucket.error(503, "SlowDown") : .respond(status: 200, body: Self.bytes)
            }, longRest
        ) { blobs, server in
            for _ in 0..<2 {
                let refused = await failure { () async throws(StoreFailure) in _ = try await blobs.keep([[1]]) }
                #expect(refused?.detail.contains("SlowDown") == true)
            }
            #expect(server.requests.count == S3Limits().attempts)
            let found = try await blobs.read(BlobID(of: Self.bytes))
            #expect(found == Self.bytes)
        }
    }

    @Test("a large body that does not get through in time keeps no small one back; a small one does")
    func slowUpload() async throws {
        try await ScriptedBucket.with(
            { request in
                request.body.count > 1 ? ScriptedBucket.error(400, "RequestTimeout") : .text(200, "")
            },
            {
                longRest(&$0)
                $0.large = Self.large.count
            }
        ) { blobs, server in
            _ = await failure { () async throws(StoreFailure) in _ = try await blobs.keep([Self.large]) }
            _ = try await blobs.keep([Self.small])
            _ = await failure { () async throws(StoreFailure) in _ = try await blobs.keep([[1, 2]]) }
            let before = server.requests.count
            _ = await failure { () async throws(StoreFailure) in _ = try await blobs.keep([Self.small]) }
            #expect(server.requests.count == before)
        }
    }

    @Test("one that ceases to come keeps nobody from a small one")
    func slowDownload() async throws {
        let large = BlobID(of: Self.large)
        let server = try ScriptedServer { peer in
            while true {
                let request = try peer.line()
                while try peer.line() != "" {}
                if request.contains(large.hexadecimal.dropFirst(2)) {
                    try peer.send("HTTP/1.1 200 OK\r\nContent-Length: \(Self.large.count)\r\n\r\nhalf")
                    return try peer.expectClose()
                }
                try peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n\u{1}")
            }
        }
        let blobs = try ScriptedBucket.open(Int(server.port)) {
            longRest(&$0)
            $0.large = Self.large.count
            $0.pause = .seconds(1)
            $0.attempts = 2
        }
        let late = await failure { () async throws(StoreFailure) in _ = try await blobs.read(large) }
        #expect(late?.detail.contains("has ceased to send") == true, "\(late?.detail ?? "")")
        let found = try await blobs.read(BlobID(of: Self.small))
        #expect(found == Self.small)
        await blobs.close()
        server.stop()
    }
}
