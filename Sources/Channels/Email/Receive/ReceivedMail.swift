import Intake
import Mail

/// Makes a received thing of a fetched mail.
enum ReceivedMail {
    /// Nil for a mail that vanished. One that is too large, or that the server does not hand over, is marked for the quarantine:
    /// visible there, and never in the way.
    ///
    /// - Parameter isReadable: whether its header may be read here; of another, only the sender's lane is not known.
    static func received(
        _ mail: FetchedMail, mailbox: String, uidValidity: UInt32, channel: ChannelName, now: Moment,
        isReadable: Bool = true
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
            lane: isReadable ? SenderLane.of(bytes) : SenderLane.unknown, format: .mail, arrivedAt: arrivedAt,
            bytes: bytes, envelope: envelope)
    }
}
