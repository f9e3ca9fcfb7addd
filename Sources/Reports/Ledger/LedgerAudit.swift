package import Intake

/// A recount of everything from the causes, held against the ledger and the roll-ups (promise 11).
package struct LedgerAudit: Hashable, Sendable {
    /// One kind of count on one channel.
    package struct Line: Hashable, Sendable {
        package var channel: ChannelName
        package var kind: LedgerKind
        /// Recounted from contacts, requests, messages, redeliveries, quarantine and outbox.
        package var causes: Int
        package var ledger: Int
        package var rollups: Int

        package init(channel: ChannelName, kind: LedgerKind, causes: Int, ledger: Int, rollups: Int) {
            self.channel = channel
            self.kind = kind
            self.causes = causes
            self.ledger = ledger
            self.rollups = rollups
        }

        package var agrees: Bool { causes == ledger && ledger == rollups }
    }

    package var lines: [Line]
    /// City days whose roll-up differs from the ledger's sum of that day.
    package var differingDays: [String]

    /// Months, as `2026-11`, in which something was recorded that the ledger counts otherwise than its causes.
    package var differingMonths: [String]

    package init(lines: [Line], differingDays: [String], differingMonths: [String]) {
        self.lines = lines
        self.differingDays = differingDays
        self.differingMonths = differingMonths
    }

    package var agrees: Bool {
        differingDays.isEmpty && differingMonths.isEmpty && lines.allSatisfy(\.agrees)
    }
}
