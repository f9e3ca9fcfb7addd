import Intake
import Mail

/// Makes a received thing of a fetched mail.
enum ReceivedMail {
    /// The sender's header field is looked for in this much of a mail. Bytes.
    private static let headerLimit = 64 << 10

    /// Nil for a mail that vanished. One that is too large, or that the server does not hand over, is marked for the quarantine:
    /// visible there, and never in the way.
    static func received(
        _ mail: FetchedMail, mailbox: String, uidValidity: UInt32, channel: ChannelName, now: Moment
    ) -> Received? {
        var bytes: [UInt8]
        var envelope: [String: String] = [:]
        switch mail.content {
        case .whole(let whole): bytes = whole
        case .tooLarge(let size, let header):
            bytes = header
            envelope[EmailEnvelope.quarantine] =
                "a mail of \(size) bytes is over the limit; only its header was fetched"
        case .unreadable:
            bytes = []
            envelope[EmailEnvelope.quarantine] = "the server does not hand the mail over"
        case .vanished: return nil
        }
        // The server's clock may run ahead: nothing arrives in the future.
        let arrivedAt = mail.internalDate.map { min(Moment(milliseconds: $0), now) } ?? now
        return Received(
            channel: channel, sourceID: .mail(mailbox: mailbox, uidValidity: uidValidity, uid: mail.uid),
            lane: lane(bytes), format: .mail, arrivedAt: arrivedAt, bytes: bytes, envelope: envelope)
    }

    /// The sender's address, or one lane for all who have none.
    private static func lane(_ bytes: [UInt8]) -> String {
        let header = bytes.count <= headerLimit ? bytes : Array(bytes.prefix(headerLimit))
        let address = HeaderFields(parsing: header).addresses("From").first?.canonical ?? ""
        return address.isEmpty ? "unknown" : String(address.prefix(320))
    }
}
