import Foundation
import Intake
import NIOHTTP1
import Store
import Synchronization
import TestKit
import Testing

/// What a store, or something between, may do instead of what it should.
@Suite("Object stores that fail")
struct S3FaultTests {
    /// What the server says, each time to the next request; the last one for ever.
    private final class Script: Sendable {
        private let answers: Mutex<[ScriptedHTTPServer.Answer]>

        init(_ answers: [ScriptedHTTPServer.Answer]) { self.answers = Mutex(answers) }

        func next() -> ScriptedHTTPServer.Answer {
            answers.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
        }
    }

    private func with(
        _ answers: [ScriptedHTTPServer.Answer], _ change: (inout S3Limits) -> Void = { _ in },
        heard: @escaping @Sendable (BlobNews) -> Void = { _ in },
        _ work: (S3Blobs, ScriptedHTTPServer) async throws -> Void
    ) async throws {
        let script = Script(answers)
        try await ScriptedBucket.with({ _ in script.next() }, change, heard: heard, work)
    }

    private func failure(_ work: () async throws(StoreFailure) -> Void) async -> StoreFailure? {
        let failure = await #expect(throws: StoreFailure.self) { try await work() }
        #expect(failure?.detail.contains("shibboleth") == false)
        return failure
    }

    private static func error(_ status: Int, _ code: String, _ more: String = "") -> ScriptedHTTPServer.Answer {
        ScriptedBucket.error(status, code, more)
    }

    @Test("a request says what it should, with a session's token, all of it signed")
    func request() async throws {
        try await with([.text(200, "")]) { blobs, server in
            let id = try await blobs.keep([Array("Welcome to Amazon S3.".utf8)])[0]
            let request = try #require(server.requests.first)
            #expect(
                request.method == .PUT
                    && request.target == "/blobs/p/\(id.hexadecimal.prefix(2))/\(id.hexadecimal.dropFirst(2))")
            #expect(request.text == "Welcome to Amazon S3.")
            let headers = request.headers
            #expect(headers["x-amz-content-sha256"] == [id.hexadecimal])
            #expect(headers["x-amz-checksum-sha256"] == ["RM591nyVng01JP+sF3Hfu6h9K2tLTpnkIDSouAP4sHI="])
            #expect(headers["x-amz-security-token"] == ["session"])
            #expect(headers["x-amz-date"] == ["20260301T120000Z"])
            #expect(headers["host"] == ["127.0.0.1:\(server.port)"])
            #expect(headers["content-length"] == ["21"])
            let authorization = try #require(headers["authorization"].first)
            let signed = "host;x-amz-checksum-sha256;x-amz-content-sha256;x-amz-date;x-amz-security-token"
            #expect(
                authorization.contains(
                    "Credential=AKIA1/20260301/us-east-1/s3/aws4_request,SignedHeaders=content-type;\(signed),"))
        }
    }

    @Test(
        "what may pass is asked again, and what then comes counts",
        arguments: [
            error(503, "SlowDown"), error(500, "InternalError"), .text(502, "<html>"), error(400, "RequestTimeout"),
            error(400, "BadDigest"), error(429, "TooManyRequests"), .hangUp,
        ])
    func repeats(_ fault: ScriptedHTTPServer.Answer) async throws {
        try await with([fault, fault, .text(200, "")]) { blobs, server in
            _ = try await blobs.keep([[1]])
            #expect(server.requests.count == 3)
        }
    }

    @Test("but not for ever; everybody else is told at once, and after a while it is tried again")
    func givesUp() async throws {
        let news = Mutex<[String]>([])
        try await with([Self.error(503, "SlowDown")], { $0.rest = .seconds(3_600) }) {
            news.append($0)
        } _: { blobs, server in
            for _ in 0..<3 {
                let refused = await failure { () async throws(StoreFailure) in _ = try await blobs.keep([[1]]) }
                #expect(refused?.code == .unavailable && refused?.detail.contains("SlowDown") == true)
            }
            #expect(server.requests.count == S3Limits().attempts)
        }
        #expect(news.withLock { $0 } == ["put", "put", "put"])
    }

    @Test(
        "what somebody must mend is asked once and told in words, without those of the answer",
        arguments: [
            (error(403, "AccessDenied"), "our key may not"),
            (error(404, "NoSuchBucket"), "no such bucket"),
            (
                error(403, "RequestTimeTooSkewed", "<ServerTime>2026-03-01T12:20:00Z</ServerTime>"),
                "ours is 1200 s behind"
            ),
            (error(301, "PermanentRedirect"), "another region"),
            (error(400, "AuthorizationHeaderMalformed", "<Region>eu-west-1</Region>"), "in eu-west-1"),
            (error(403, "ExpiredToken"), "holds no longer"),
            (.text(403, "<html>"), "refuses us (403)"), (.text(404, "<html>"), "no object store answers (404)"),
            (error(418, "Teapot"), "refuses the request (418 Teapot)"),
        ])
    func refusals(_ answer: ScriptedHTTPServer.Answer, _ words: String) async throws {
        try await with([answer]) { blobs, server in
            for write in [true, false] {
                let before = server.requests.count
                let refused = await failure { () async throws(StoreFailure) in
                    if write { _ = try await blobs.keep([[1]]) } else { _ = try await blobs.read(BlobID(of: [1])) }
                }
                // Never a fault of the message whose bytes they are.
                #expect(refused?.code == .unavailable)
                #expect(refused?.detail.contains(words) == true, "\(refused?.detail ?? "")")
                #expect(refused?.detail.contains("example.org") == false)
                #expect(server.requests.count == before + 1)
            }
        }
    }

    @Test(
        "a store that is full says so",
        arguments: [error(507, "InsufficientStorage"), error(403, "QuotaExceeded"), .text(507, "")])
    func full(_ answer: ScriptedHTTPServer.Answer) async throws {
        try await with([answer]) { blobs, _ in
            let refused = await failure { () async throws(StoreFailure) in _ = try await blobs.keep([[1]]) }
            #expect(refused?.code == .full)
        }
    }

    @Test("bytes that changed on their way are asked for again; where they always differ, the blob is damaged")
    func corrupted() async throws {
        let bytes = Array("what was kept".utf8)
        try await with([.text(200, "what was kopt"), .respond(status: 200, body: bytes)]) { blobs, server in
            let again = try await blobs.read(BlobID(of: bytes))
            #expect(again == bytes)
            #expect(server.requests.count == 2)
        }
        try await with([.text(200, "what was kopt")]) { blobs, _ in
            let refused = await failure { () async throws(StoreFailure) in _ = try await blobs.read(BlobID(of: bytes)) }
            #expect(refused?.code == .damaged)
        }
    }

    @Test("an answer that breaks off is no answer, and the blob none the worse")
    func truncated() async throws {
        let server = try ScriptedServer { peer in
            while try peer.line() != "" {}
            try peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
        }
        let blobs = try ScriptedBucket.open(Int(server.port)) { _ in }
        let refused = await failure { () async throws(StoreFailure) in _ = try await blobs.read(BlobID(of: [1])) }
        #expect(refused?.code == .unavailable, "\(refused?.detail ?? "")")
        #expect(server.connections == S3Limits().attempts)
        await blobs.close()
        server.stop()
    }

    @Test("one that says nothing is waited for no longer than it should")
    func silent() async throws {
        try await with([.silence]) {
            $0.answer = .milliseconds(500)
            $0.attempts = 2
        } _: { blobs, server in
            for write in [true, false] {
                let refused = await failure { () async throws(StoreFailure) in
                    if write { _ = try await blobs.keep([[1]]) } else { _ = try await blobs.read(BlobID(of: [1])) }
                }
                #expect(refused?.code == .unavailable && refused?.detail.contains("no answer in time") == true)
            }
            #expect((1...4).contains(server.requests.count))
        }
    }

    @Test("nobody listens there")
    func nobody() async throws {
        let port = try FreePort.find(1)[0]
        let blobs = try ScriptedBucket.open(Int(port)) { _ in }
        let refused = await failure { () async throws(StoreFailure) in try await blobs.probe() }
        #expect(refused?.code == .unavailable)
        #expect(
            refused?.detail.hasPrefix("writing a probe fails: the bucket blobs at 127.0.0.1:\(port) cannot be reached")
                == true)
        await blobs.close()
    }

    @Test("an answer without end is left")
    func endless() async throws {
        try await with([.respond(status: 200, body: [UInt8](repeating: 1, count: 100_000))], { $0.blobBytes = 50_000 })
        { blobs, _ in
            let refused = await failure { () async throws(StoreFailure) in _ = try await blobs.read(BlobID(of: [1])) }
            #expect(refused?.code == .damaged)
        }
    }

    @Test("what is large is asked for first, and sent only where it is not there whole")
    func asked() async throws {
        let bytes = [UInt8](repeating: 7, count: 1_000)
        for status in [403, 404] {
            try await with([.text(status, ""), .text(200, "")], { $0.askedFor = 1_000 }) { blobs, server in
                _ = try await blobs.keep([bytes])
                #expect(server.requests.map(\.method) == [.HEAD, .PUT])
            }
        }
    }
}

extension Mutex<[String]> {
    fileprivate func append(_ news: BlobNews) {
        if case .failed(_, let doing) = news { withLock { $0.append(doing) } }
    }
}
