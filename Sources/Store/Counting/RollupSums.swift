import Intake

/// What one transaction adds to the roll-ups, summed before it is written: a batch of filings touches each day's row once.
struct RollupSums {
    struct Key: Hashable {
        var day: String
        var kind: LedgerKind
        var channel: ChannelName
    }

    private(set) var amounts: [Key: Int] = [:]

    mutating func add(_ entry: LedgerEntry) {
        amounts[Key(day: entry.day, kind: entry.kind, channel: entry.channel), default: 0] += entry.amount
    }

    mutating func add(_ other: RollupSums) {
        amounts.merge(other.amounts, uniquingKeysWith: +)
    }
}
