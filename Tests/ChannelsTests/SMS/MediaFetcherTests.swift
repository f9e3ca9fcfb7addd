import Intake
import NIOHTTP1
import TestKit
import Testing

@testable import Channels

@Suite("SMS: fetching media")
struct MediaFetcherTests {
    private func limits(_ change: (inout MediaLimits) -> Void = { _ in }) -> MediaLimits {
        var limits = MediaLimits()
        limits.allowsPrivateNetworks = true
        change(&limits)
        return limits
    }

    private func source(storage: [MediaSource.Host] = []) -> MediaSource {
        MediaSource(
            firstHosts: [MediaSource.Host("127.0.0.1")], storageHosts: storage, authorization: TextSecret("Basic abc"))
    }

    private func failure(
        _ url: String, stated: String = "image/jpeg", _ source: MediaSource? = nil, _ limits: MediaLimits? = nil
    ) async -> MediaFetcher.Failure? {
        do throws(MediaFetcher.Failure) {
            _ = try await MediaFetcher(limits: limits ?? self.limits())
                .fetch(url, mediaType: stated, from: source ?? self.source())
            return nil
        } catch {
            return error
        }
    }

    @Test("two hops to storage: the credentials go to the first host only")
    func hops() async throws {
        try await ScriptedHTTPServer.run({ _ in .text(200, "picture", headers: [("Content-Type", "image/PNG; x=y")]) })
        { storage in
            // The same machine by another name is another host.
            let elsewhere = "http://localhost:\(storage.port)/file"
            try await ScriptedHTTPServer.run({ request in
                request.path == "/a"
                    ? .text(307, "", headers: [("Location", "/b")]) : .text(302, "", headers: [("Location", elsewhere)])
            }) { api in
                let file = try await MediaFetcher(limits: limits()).fetch(
                    api.url + "/a", mediaType: "image/jpeg", from: source(storage: [MediaSource.Host("localhost")]))
                #expect(String(decoding: file.bytes, as: UTF8.self) == "picture")
                #expect(file.mediaType == "image/png")
                #expect(api.requests.map(\.target) == ["/a", "/b"])
                #expect(api.requests.allSatisfy { $0.headers.first(name: "Authorization") == "Basic abc" })
                #expect(storage.requests.count == 1)
                #expect(storage.requests.allSatisfy { !$0.headers.contains(name: "Authorization") })
            }
        }
    }

    @Test("another port of the same host is shown no credentials")
    func otherPort() async throws {
        try await ScriptedHTTPServer.run({ _ in .text(200, "x", headers: [("Content-Type", "image/png")]) }) { other in
            let target = other.url
            try await ScriptedHTTPServer.run({ _ in .text(302, "", headers: [("Location", target)]) }) { api in
                #expect(await failure(api.url) == nil)
                #expect(other.requests.allSatisfy { !$0.headers.contains(name: "Authorization") })
            }
        }
    }

    @Test(
        "a redirect to a foreign host is not followed",
        arguments: [
            "http://localhost:1/", "https://evil.example/", "http://127.0.0.1.evil.example/", "http://user@127.0.0.1/",
            "ftp://127.0.0.1/",
            "file:///etc/passwd", "http://[::1]/", "//evil.example/x", "http://127.0.0.1\\@evil.example/", "",
        ])
    func foreignRedirect(_ location: String) async throws {
        try await ScriptedHTTPServer.run({ _ in .text(302, "", headers: [("Location", location)]) }) { api in
            guard case .forEver(let code) = await failure(api.url, source(), limits()) else {
                Issue.record("followed")
                return
            }
            #expect(["foreign-host", "bad-redirect", "too-many-redirects"].contains(code))
            #expect(Set(api.requests.map(\.headers).map { $0.first(name: "Host") }).count == 1)
        }
    }

    @Test(
        "our own network is not reached, whatever name leads there",
        arguments: [
            "https://127.0.0.1/", "https://localhost/", "https://10.0.0.1/", "https://169.254.169.254/latest/meta-data",
            "https://[::1]/",
            "https://[::ffff:127.0.0.1]/", "https://[fd00::1]/", "https://[64:ff9b::7f00:1]/",
        ])
    func privateNetwork(_ url: String) async {
        let hosts = [
            "127.0.0.1", "localhost", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fd00::1",
            "64:ff9b::7f00:1",
        ]
        let source = MediaSource(firstHosts: hosts.map { MediaSource.Host($0) }, storageHosts: [], authorization: nil)
        #expect(await failure(url, source, MediaLimits()) == .forEver(code: "address-not-public"))
    }

    @Test("plain HTTP is refused, and storage is no place to start from")
    func beginnings() async {
        let source = MediaSource(
            firstHosts: [MediaSource.Host("api.twilio.com")],
            storageHosts: [MediaSource.Host("twiliocdn.com", includesSubdomains: true)], authorization: nil)
        #expect(await failure("http://api.twilio.com/x", source, MediaLimits()) == .forEver(code: "not-https"))
        #expect(await failure("https://media.twiliocdn.com/x", source, MediaLimits()) == .forEver(code: "foreign-host"))
        #expect(await failure("not an address", source, MediaLimits()) == .forEver(code: "bad-address"))
        #expect(source.allows("media.twiliocdn.com", hop: 1))
        #expect(source.allows("twiliocdn.com", hop: 1))
        #expect(!source.allows("eviltwiliocdn.com", hop: 1))
        #expect(!source.allows("api.twilio.com.evil.example", hop: 0))
    }

    static let answers: [(String, ScriptedHTTPServer.Answer, MediaFetcher.Failure)] = [
        ("not there yet", .text(404, ""), .forNow(code: "http-404")),
        ("credentials refused", .text(401, ""), .forNow(code: "http-401")),
        ("broken", .text(502, ""), .forNow(code: "http-502")),
        ("gone", .text(410, ""), .forEver(code: "http-410")),
        (
            "too big", .text(200, String(repeating: "x", count: 2000), headers: [("Content-Type", "image/png")]),
            .forEver(code: "too-big")
        ),
        (
            "a type that nobody sends", .text(200, "x", headers: [("Content-Type", "text/html")]),
            .forEver(code: "type-not-taken")
        ),
        ("a loop", .text(302, "", headers: [("Location", "/again")]), .forEver(code: "too-many-redirects")),
        ("a redirect to nowhere", .text(302, ""), .forEver(code: "bad-redirect")),
        ("cut off", .hangUp, .forNow(code: "remote-connection-closed")),
    ]

    @Test("answers", arguments: answers)
    func answer(_ name: String, _ answer: ScriptedHTTPServer.Answer, _ expected: MediaFetcher.Failure) async throws {
        try await ScriptedHTTPServer.run({ _ in answer }) { api in
            #expect(await failure(api.url, nil, limits { $0.bytes = 1000 }) == expected, "\(name)")
        }
    }

    @Test("a far side that says nothing is given up")
    func silence() async throws {
        try await ScriptedHTTPServer.run({ _ in .silence }) { api in
            #expect(
                await failure(api.url, nil, limits { $0.time = .milliseconds(50) })
                    == .forNow(code: "deadline-exceeded"))
        }
    }

    @Test("nobody there")
    func nobodyThere() async throws {
        let url = try await ScriptedHTTPServer.run({ _ in .hangUp }) { $0.url }
        guard case .forNow = await failure(url) else {
            Issue.record("not for now")
            return
        }
        let source = MediaSource(
            firstHosts: [MediaSource.Host("no-such-host.invalid")], storageHosts: [], authorization: nil)
        #expect(await failure("https://no-such-host.invalid/", source) == .forNow(code: "unknown-host"))
    }
}
