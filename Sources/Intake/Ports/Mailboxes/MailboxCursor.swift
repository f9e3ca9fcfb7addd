/// (UIDVALIDITY, UID): never a date, a sequence number or `\Seen` (promise 4; RFC 9051 §2.3.1.1).
package struct MailboxCursor: Hashable, Sendable {
    package var uidValidity: UInt32
    /// The highest UID that is accounted for.
    package var lastUID: UInt32
    /// The highest UID whose flag or move the server has confirmed; what lies between the two is flagged again on the next
    /// connection.
    package var flaggedUID: UInt32

    package init(uidValidity: UInt32, lastUID: UInt32, flaggedUID: UInt32 = 0) {
        self.uidValidity = uidValidity
        self.lastUID = lastUID
        self.flaggedUID = flaggedUID
    }
}
