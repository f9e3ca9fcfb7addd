/// What one batch saw and what became of it: `seen` = `kept` + `redelivered` + `quarantined` + `vanished`, or something is wrong
/// (promise 4).
package struct Reconciliation: Hashable, Sendable {
    package var mailbox: String
    package var uidValidity: UInt32
    package var firstUID: UInt32
    package var lastUID: UInt32
    package var seen: Int
    package var kept: Int
    package var redelivered: Int
    package var quarantined: Int
    package var vanished: [UInt32]
    package var at: Moment

    package init(
        mailbox: String, uidValidity: UInt32, firstUID: UInt32, lastUID: UInt32, seen: Int, kept: Int,
        redelivered: Int, quarantined: Int, vanished: [UInt32], at: Moment
    ) {
        self.mailbox = mailbox
        self.uidValidity = uidValidity
        self.firstUID = firstUID
        self.lastUID = lastUID
        self.seen = seen
        self.kept = kept
        self.redelivered = redelivered
        self.quarantined = quarantined
        self.vanished = vanished
        self.at = at
    }

    /// Whether the sum holds.
    package var agrees: Bool { seen == kept + redelivered + quarantined + vanished.count }
}
