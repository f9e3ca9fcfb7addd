import Channels
import Intake
import Mail

/// A city's email channel and what arrives on it.
enum SampleEmail {
    static let city = "311@city.example"
    static let authservID = "mx.city.example"

    static func settings(
        imapPort: UInt16 = 1, smtpPort: UInt16 = 1, adjust: (inout EmailChannelSettings) -> Void = { _ in }
    ) -> EmailChannelSettings {
        var settings = EmailChannelSettings(
            id: "email-311", language: .english, acknowledges: true, address: city, displayName: "City 311",
            otherAddresses: ["service@city.example"], authservIDs: [authservID], staffDomains: ["staff.example"],
            imap: MailEndpoint(host: "127.0.0.1", port: imapPort, security: .plain),
            imapCredential: .password(user: "city", Secret("sesame")),
            smtp: MailEndpoint(host: "127.0.0.1", port: smtpPort, security: .plain), smtpCredential: nil,
            mailbox: "INBOX", afterKeeping: .flag("$Intake"), pollInterval: .seconds(3600), largestMail: 1 << 20,
            ehloName: "gw.city.example")
        adjust(&settings)
        return settings
    }

    static func tokens() throws -> ReplyTokens {
        try ReplyTokens(secrets: [Array(repeating: 0x6B, count: 32)])
    }

    /// The message that a mail becomes; nil where it is no message.
    ///
    /// - Parameter text: with LF line ends.
    static func message(
        _ text: String, arrivedAt: Moment = Moment(milliseconds: 0), channel: String = "email-311"
    ) throws -> Message? {
        let source = SourceID.mail(mailbox: "\(channel)/INBOX", uidValidity: 1, uid: 1)
        let received = Received(
            channel: ChannelName(kind: .email, id: channel), sourceID: source, lane: "x", format: .mail,
            arrivedAt: arrivedAt, bytes: Array(text.utf8))
        let normaliser = EmailNormaliser(channels: [settings()], tokens: try tokens(), markers: [])
        guard case .message(let message) = normaliser.normalise(Kept(id: RowID(rawValue: 1), received: received)) else {
            return nil
        }
        return message
    }
}
