import Channels
import Intake
import Mail
import TestKit
import Testing

@Suite("What a sender makes as long as they like is filed all the same: an index takes 2,700 bytes")
struct LongNamesTests {
    /// Words that do not grow small when they are packed.
    private static func noise(_ count: Int, _ seed: UInt64) -> String {
        var generator = SeededGenerator(seed: seed)
        return String(
            (0..<count).map { _ in "abcdefghijklmnopqrstuvwxyz0123456789".randomElement(using: &generator) ?? "a" })
    }

    private static func normaliser() throws -> EmailNormaliser {
        let plain = MailEndpoint(host: "127.0.0.1", port: 1, security: .plain)
        let settings = EmailChannelSettings(
            id: SmallCity.mail.id, language: .english, acknowledges: true, address: "311@city.example",
            displayName: "City 311", otherAddresses: [], authservIDs: [], staffDomains: [], imap: plain,
            imapCredential: .password(user: "city", Secret("sesame")), smtp: plain,
            smtpCredential: nil, mailbox: "INBOX", afterKeeping: .flag("$Intake"), pollInterval: .seconds(3600),
            largestMail: 1 << 20, ehloName: "gw.city.example")
        return EmailNormaliser(
            channels: [settings], tokens: try ReplyTokens(secrets: [Array(repeating: 7, count: 32)]), markers: [])
    }

    /// What a mail becomes on its way into the store.
    private func message(_ mail: String) throws -> PlainMessage {
        let bytes = Array(mail.utf8)
        let received = Received(
            channel: SmallCity.mail, sourceID: .mail(mailbox: "m", uidValidity: 1, uid: 1), lane: SenderLane.of(bytes),
            format: .mail, arrivedAt: Moment(milliseconds: 0), bytes: bytes)
        let normalised = try Self.normaliser().normalise(Kept(id: RowID(rawValue: 1), received: received))
        guard case .message(let message) = normalised else { throw StoreFailure(.refused, "no message") }
        var plain = PlainMessage(from: message.sender, message.text)
        plain.messageID = message.messageID
        plain.references = message.references
        return plain
    }

    @Test(
        "Message-ID, References and sender of 5 KB: filed, known when it comes again", arguments: StoreEngine.allCases)
    func mail(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let (name, sender) = (Self.noise(5_000, 1), Self.noise(5_000, 2))
        let others = (UInt64(3)...6).map { "<\(Self.noise(5_000, $0))@a.example>" }.joined(separator: "\n ")
        let mail = try message(
            "From: Ann <\(sender)@a.example>\nMessage-ID: <\(name)@a.example>\nReferences: \(others)\n\nA pothole\n")
        #expect(mail.from.address == "" && mail.references.count == 4)
        for channel in [SmallCity.mail, SmallCity.otherMail] { try await city.send(mail, on: channel) }
        #expect(try await city.column("SELECT state FROM received ORDER BY id") == ["filed", "redelivered"])
        #expect(try await city.count("service_request") == 1)
        #expect(try await city.count("quarantine") == 0)
        #expect(try await city.agrees())
    }

    @Test("the longest that are taken are filed and answered", arguments: StoreEngine.allCases)
    func longest(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let (name, sender) = (Self.noise(988, 1), Self.noise(310, 2))
        let mail = try message(
            "From: \(sender)@a.example\nMessage-ID: <\(name)@a.example>\n\nA pothole\n")
        #expect(mail.from.address == sender + "@a.example" && mail.messageID == name + "@a.example")
        try await city.send(mail)
        #expect(try await city.count("service_request") == 1)
        #expect(try await city.deliver().map(\.recipient) == [sender + "@a.example"])
        #expect(try await city.count("quarantine") == 0)
    }
}
