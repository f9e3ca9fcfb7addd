import Foundation
import Intake
import TestKit
import Testing

@testable import Channels

@Suite("SMS: normalising what was kept")
struct TextNormaliserTests {
    private let normaliser: TextNormaliser
    private let from: PhoneNumber
    private let to: PhoneNumber

    init() throws {
        from = try #require(PhoneNumber("+16175550100"))
        to = try #require(PhoneNumber("+16175550311"))
        normaliser = TextNormaliser(channels: [
            TextChannelSettings(
                id: "s", provider: .twilio(TextChannelSettings.Twilio(accountSID: "AC1", authTokens: [])),
                numbers: [to],
                publicBaseURL: "https://311.example.gov")
        ])
    }

    private func kept(_ event: TextEvent, body: [UInt8] = [], channel: String = "s") -> Kept {
        let request = TextRequest(
            method: "POST", url: "https://311.example.gov/sms/x?token=hunter2&a=\"b\"&token=again",
            headers: [
                TextRequest.Header(name: "X-A", value: "tab\there"),
                TextRequest.Header(name: "authorization", value: "Basic hunter2"),
            ], body: body, receivedAt: Moment(milliseconds: 5))
        let callback = TextCallback(provider: "twilio", event: event, request: request)
        return kept(callback.kept, channel: channel)
    }

    private func kept(_ bytes: [UInt8], channel: String = "s") -> Kept {
        Kept(
            id: RowID(rawValue: 9),
            received: Received(
                channel: ChannelName(kind: .sms, id: channel),
                sourceID: SourceID("x") ?? .mail(mailbox: "", uidValidity: 0, uid: 0),
                lane: "+16175550100", format: .text, arrivedAt: Moment(milliseconds: 5), bytes: bytes))
    }

    private func message(_ text: TextIn, channel: String = "s") throws -> Message {
        guard case .message(let message) = normaliser.normalise(kept(.message(text), channel: channel)) else {
            throw Unexpected()
        }
        return message
    }

    private struct Unexpected: Error {}

    private func text(_ words: String, media: [TextMedia] = [], optOut: Keyword? = nil) -> TextIn {
        TextIn(
            account: "AC1", messageID: "SM1", from: from, to: to, text: words, media: media, optOut: optOut,
            sentAt: Moment(milliseconds: -7), defects: ["raw-octets"])
    }

    @Test("what is written by hand reads back, whatever is in it")
    func roundTrip() throws {
        let words = "\"quoted\" \\ / \u{1}\n\t ñ 😀 \u{2028} \u{0}"
        let events: [TextEvent] = [
            .message(text(words, media: [TextMedia(url: "https://a/?\"", type: "image/jpeg")], optOut: .stop)),
            .message(TextIn(account: "", messageID: "x", from: from, to: to, text: "")),
            .status(
                TextStatus(
                    account: "a", eventID: "e", providerID: "p", row: RowID(rawValue: .max), status: .failed,
                    code: "30003")),
            .status(TextStatus(account: "a", eventID: "e", providerID: nil, row: nil, status: .delivered)),
            .unreadable(TextUnreadable(account: "a", eventID: "e", reason: "no \"id\"")),
        ]
        for event in events {
            for body in [Array("Body=x%00".utf8), [0xFF, 0x00, 0xFE], Array(words.utf8)] {
                let read = try #require(TextCallback(kept: kept(event, body: body).received.bytes))
                let again: [TextEvent] =
                    [
                        read.told.message.map { .message($0) }, read.told.status.map { .status($0) },
                        read.told.unreadable.map { .unreadable($0) },
                    ]
                    .compactMap { $0 }
                #expect(again == [event])
                #expect(read.told.provider == "twilio")
                let raw =
                    read.request.body.map { Array($0.utf8) }
                    ?? read.request.bodyBase64.flatMap { Data(base64Encoded: $0) }.map { Array($0) }
                #expect(raw == body)
            }
        }
    }

    @Test("a call that an earlier version kept on one line, with the request within, is a message all the same")
    func oneLine() throws {
        let lines = kept(.message(text("Pothole")), body: Array("Body=Pothole".utf8)).received.bytes
            .split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        try #require(lines.count == 2)
        let line = lines[0].dropLast() + ",\"request\":" + lines[1] + "}"
        guard case .message(let message) = normaliser.normalise(kept(Array(line.utf8))) else { throw Unexpected() }
        #expect(message.text == "Pothole")
    }

    @Test("no credential is kept")
    func credentials() throws {
        let bytes = kept(.message(text("hi"))).received.bytes
        let read = try #require(TextCallback(kept: bytes))
        #expect(read.request.headers == [TextRequest.Header(name: "X-A", value: "tab\there")])
        #expect(read.request.url == "https://311.example.gov/sms/x?token=&a=\"b\"&token=")
        #expect(!String(decoding: bytes, as: UTF8.self).contains("hunter2"))
    }

    @Test("a text becomes a message")
    func textMessage() throws {
        let message = try message(
            text("Pothole, see K7Q\0", media: [TextMedia(url: "https://m/1", type: "Image/JPEG; a=b")]))
        #expect(message.id == RowID(rawValue: 9))
        #expect(message.sender == Identity(kind: .phone, address: "+16175550100"))
        #expect(message.isSenderVerified)
        #expect(message.recipient == "+16175550311")
        #expect(message.text == "Pothole, see K7Q")
        #expect(message.fullText == message.text)
        #expect(message.sentAt == Moment(milliseconds: -7))
        #expect(message.defects == ["raw-octets", "nul-removed"])
        #expect(message.keyword == nil)
        #expect(
            message.attachments == [
                Attachment(name: "", mediaType: "image/jpeg", size: 0, content: .remote(url: "https://m/1"))
            ])
    }

    @Test("tracking numbers in it are found")
    func mentions() throws {
        var generator = SystemRandomNumberGenerator()
        let number = TrackingNumber(using: &generator)
        #expect(try message(text("any news of \(number)?")).mentions == [number])
    }

    @Test("keywords: by the words, or because the provider says so")
    func keywords() throws {
        #expect(try message(text(" Stop. ")).keyword == .stop)
        #expect(try message(text("stop sign")).keyword == nil)
        #expect(try message(text("adios amigos", optOut: .stop)).keyword == .stop)
        #expect(try message(text("YES", optOut: .start)).keyword == .start)
        #expect(try message(text("YES")).keyword == nil)
        #expect(try message(text("stop", media: [TextMedia(url: "https://m/1", type: "")])).keyword == nil)
    }

    @Test("a name is nobody's number")
    func name() throws {
        var text = text("You won")
        text.from = try #require(PhoneNumber("LOTTERY"))
        #expect(try !message(text).isSenderVerified)
    }

    @Test("to the quarantine: another's number, what cannot be read, what is not ours")
    func unprocessable() throws {
        var foreign = text("hi")
        foreign.to = try #require(PhoneNumber("+16175550999"))
        let cases: [Kept] = [
            kept(.message(foreign)),
            kept(.unreadable(TextUnreadable(account: "a", eventID: "e", reason: "no MessageSid"))),
            kept([]), kept(Array("{}".utf8)), kept(Array("{\"provider\":\"x\"".utf8)), kept([0xFF]),
        ]
        for kept in cases {
            guard case .unprocessable(let reason) = normaliser.normalise(kept) else {
                Issue.record("processed")
                continue
            }
            #expect(!reason.contains("6175550999"))
        }
        // A channel that is configured no more still files what it kept.
        #expect(try message(foreign, channel: "removed").text == "hi")
    }

    @Test("news of a text of ours")
    func status() throws {
        let status = TextStatus(
            account: "a", eventID: "e", providerID: "SM1", row: RowID(rawValue: 4), status: .delivered)
        guard case .deliveryReport(let report) = normaliser.normalise(kept(.status(status))) else {
            Issue.record("no report")
            return
        }
        #expect(report == DeliveryReport(subject: .outboxRow(RowID(rawValue: 4)), status: .delivered))
    }

    @Test(
        "media types",
        arguments: [
            ("image/jpeg", "image/jpeg"), ("IMAGE/JPEG ; q=1", "image/jpeg"), ("image/svg+xml", "image/svg+xml"),
            ("", "application/octet-stream"), ("image", "application/octet-stream"),
            ("a/b/c", "application/octet-stream"),
            ("te\"xt/html", "application/octet-stream"), ("/", "application/octet-stream"),
            ("text/\r\nx", "application/octet-stream"),
        ])
    func mediaType(_ stated: String, _ type: String) {
        #expect(TextNormaliser.mediaType(stated) == type)
    }
}
