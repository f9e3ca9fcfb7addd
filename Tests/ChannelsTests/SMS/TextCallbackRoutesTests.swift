import Channels
import Intake
import NIOHTTP1
import TestKit
import Testing

@Suite("SMS: callbacks over HTTP")
struct TextCallbackRoutesTests {
    private static let twiml = TextCallbackServer.Answer(
        status: 200, contentType: "text/xml", body: #"<?xml version="1.0" encoding="UTF-8"?><Response/>"#)

    @Test("a signed text is kept, then acknowledged; the same again is no second row")
    func kept() async throws {
        try await TextCallbackServer.run { server async throws in
            for _ in 0..<2 {
                #expect(try await server.twilio("/sms/twilio/sms-a", key: "key-a", text: "Pothole") == Self.twiml)
            }
            #expect(try await server.twilio("/sms/twilio/sms-a", key: "key-a", id: "SM2") == Self.twiml)
            let kept = server.keeper.kept
            #expect(kept.map(\.sourceID.value) == ["AC/SM1", "AC/SM2"])
            let first = try #require(kept.first)
            #expect(first.channel == ChannelName(kind: .sms, id: "sms-a"))
            #expect(first.lane == "+16175550100")
            #expect(first.format == .text)
            #expect(TextCallback(kept: first.bytes)?.told.message?.text == "Pothole")
        }
    }

    @Test("without a channel in the path, the secrets and the number say whose it is")
    func withoutChannel() async throws {
        try await TextCallbackServer.run { server async throws in
            let calls = [
                ("key-a", "+16175550301", "sms-a"), ("key-a-old", "+16175550301", "sms-a"),
                ("key-b", "+16175550302", "sms-b"),
                ("key-b", "+16175550303", "sms-b2"),
                // Nobody's number: kept on the first channel whose secret fits.
                ("key-b", "+16175550399", "sms-b"),
                // A's number, but B's account says so: B's, and nobody's number there.
                ("key-b", "+16175550301", "sms-b"),
            ]
            for (index, (key, number, channel)) in calls.enumerated() {
                let answer = try await server.twilio("/sms/twilio", key: key, to: number, id: "SM\(index)")
                #expect(answer == Self.twiml)
                #expect(server.keeper.kept.last?.channel.id == channel)
            }
            #expect(server.keeper.kept.count == calls.count)
        }
    }

    @Test("a verified text to nobody's number is kept for the quarantine, on the channel that the path names")
    func unknownNumber() async throws {
        try await TextCallbackServer.run { server async throws in
            let answer = try await server.twilio("/sms/twilio/sms-a", key: "key-a", to: "+16175550999")
            #expect(answer == Self.twiml)
            #expect(server.keeper.kept.map(\.channel.id) == ["sms-a"])
        }
    }

    @Test("news of our texts is kept, in a lane of its own")
    func status() async throws {
        try await TextCallbackServer.run { server async throws in
            for path in ["/sms/twilio/sms-a/status?row=5", "/sms/twilio/status"] {
                for status in ["sent", "delivered", "delivered"] {
                    let answer = try await server.twilio(
                        path, key: "key-a", to: "+16175550100", more: ["MessageStatus": status])
                    #expect(answer == Self.twiml)
                }
            }
            #expect(server.keeper.kept.map(\.sourceID.value) == ["AC/SM1/sent", "AC/SM1/delivered"])
            #expect(server.keeper.kept.map(\.lane) == ["status/5", "status/5"])
        }
    }

    @Test("what is not believed is refused, and nothing is kept")
    func refused() async throws {
        try await TextCallbackServer.run { server async throws in
            let forbidden = TextCallbackServer.Answer(status: 403, contentType: nil, body: "")
            #expect(try await server.twilio("/sms/twilio/sms-a", key: "key-b") == forbidden)
            #expect(try await server.twilio("/sms/twilio", key: "no-key") == forbidden)
            #expect(try await server.call(.POST, "/sms/twilio/sms-a", [:], Array("a=b".utf8)) == forbidden)
            #expect(try await server.call(.GET, "/sms/twilio/sms-a") == forbidden)
            #expect(
                try await server.call(.GET, "/sms/kannel/sms-k?token=wrong&from=1&to=12345&text=x&id=1") == forbidden)
            // The Host header does not make the signed address.
            let spoofed = try await server.call(
                .POST, "/sms/twilio/sms-a", ["Host": "311.example.gov", "X-Forwarded-Host": "x"], Array("a=b".utf8))
            #expect(spoofed == forbidden)
            #expect(server.keeper.kept.isEmpty)
        }
    }

    @Test(
        "paths that are nobody's",
        arguments: [
            "/sms/twilio/unknown", "/sms/vonage", "/sms/vonage/sms-a", "/sms/kannel/sms-a", "/sms/twilio/sms-a/other",
            "/sms/twilio/status/dlr",
            "/sms/twilio/sms-a/status/more", "/sms", "/sms/",
        ])
    func unknownPath(_ path: String) async throws {
        try await TextCallbackServer.run { server async throws in
            let answers = [
                try await server.call(.POST, path, [:], Array("a=b".utf8)), try await server.call(.GET, path),
            ]
            #expect(answers.map(\.status) == [404, 404])
        }
    }

    @Test("a body over 64 KB is refused, and one of 64 KB is not")
    func tooLarge() async throws {
        try await TextCallbackServer.run { server async throws in
            for (size, status) in [(64 * 1024 + 1, 413), (64 * 1024, 403)] {
                let body = [UInt8](repeating: UInt8(ascii: "a"), count: size)
                let answer = try await server.call(.POST, "/sms/twilio/sms-a", [:], body)
                #expect(answer.status == status)
            }
        }
    }

    @Test("nothing kept, nothing acknowledged", arguments: [StoreFailure.Code.full, .unavailable, .damaged])
    func storeFails(_ code: StoreFailure.Code) async throws {
        try await TextCallbackServer.run { server async throws in
            server.keeper.fail(StoreFailure(code, "for a test"))
            let failed = try await server.twilio("/sms/twilio/sms-a", key: "key-a")
            #expect(failed.status == 503)
            server.keeper.fail(nil)
            let kept = try await server.twilio("/sms/twilio/sms-a", key: "key-a")
            #expect(kept.status == 200)
            #expect(server.keeper.kept.count == 1)
        }
    }

    @Test("a store that takes too long is not waited for; what it keeps later is found when the provider calls again")
    func late() async throws {
        try await TextCallbackServer.run(limit: .seconds(2)) { server async throws in
            server.keeper.hold()
            #expect(try await server.twilio("/sms/twilio/sms-a", key: "key-a").status == 503)
            #expect(server.keeper.heldCount == 1)
            server.keeper.release()
            try await eventually { server.keeper.kept.count == 1 }
            #expect(try await server.twilio("/sms/twilio/sms-a", key: "key-a") == Self.twiml)
            #expect(server.keeper.kept.count == 1)
        }
    }

    @Test("Kannel: a text and its report, by GET, answered with nothing that smsbox could send on")
    func kannel() async throws {
        try await TextCallbackServer.run { server async throws in
            let empty = TextCallbackServer.Answer(status: 200, contentType: nil, body: "")
            let text =
                "token=tk&from=%2B14155550100&to=12345&text=H%C3%ABllo+&coding=0&charset=UTF-8&id=de7b&smsc=F&udh=&ts=1795301290"
            for path in ["/sms/kannel/sms-k", "/sms/kannel"] {
                let answer = try await server.call(.GET, "\(path)?\(text)")
                #expect(answer == empty)
            }
            #expect(try await server.call(.GET, "/sms/kannel/sms-k/status?token=tk&id=42&type=1&smsc=F") == empty)
            let kept = server.keeper.kept
            #expect(kept.map(\.sourceID.value) == ["sms-k/de7b", "sms-k/report/42/1"])
            #expect(kept.map(\.lane) == ["+14155550100", "status/42"])
            #expect(kept.first.flatMap { TextCallback(kept: $0.bytes) }?.told.message?.text == "Hëllo ")
        }
    }
}
