package import Intake

/// A sum of the ledger: how much of one kind one channel had.
package struct ChannelAmount: Hashable, Sendable {
    package var channel: ChannelName
    package var kind: LedgerKind
    package var amount: Int

    package init(channel: ChannelName, kind: LedgerKind, amount: Int) {
        self.channel = channel
        self.kind = kind
        self.amount = amount
    }
}
