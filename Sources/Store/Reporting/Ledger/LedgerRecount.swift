import Intake
import Reports

/// Holds what was recounted against the ledger and the roll-ups.
struct LedgerRecount {
    private struct Key: Hashable {
        var channel: ChannelName
        var kind: LedgerKind

        init(_ amount: ChannelAmount) { (channel, kind) = (amount.channel, amount.kind) }
    }

    private struct DayKey: Hashable {
        var day: String
        var key: Key
    }

    /// Days told at most.
    private static let mostDays = 100

    private var causes: [Key: Int] = [:]
    private var ledger: [Key: Int] = [:]
    private var rollups: [Key: Int] = [:]
    /// Of the ledger, less that of the roll-ups.
    private var days: [DayKey: Int] = [:]
    private var differingMonths: [String] = []

    /// What one month's rows come to, and what the ledger says of them.
    mutating func add(_ month: String, causes: [ChannelAmount], entries: [(day: String, amount: ChannelAmount)]) {
        var differences: [Key: Int] = [:]
        for amount in causes {
            self.causes[Key(amount), default: 0] += amount.amount
            differences[Key(amount), default: 0] += amount.amount
        }
        for (day, amount) in entries {
            ledger[Key(amount), default: 0] += amount.amount
            differences[Key(amount), default: 0] -= amount.amount
            days[DayKey(day: day, key: Key(amount)), default: 0] += amount.amount
        }
        // What left the quarantine is counted out by an entry of its own, at that time, and is no cause any more.
        if differences.contains(where: { $0.key.kind != .quarantined && $0.value != 0 }) {
            differingMonths.append(month)
        }
    }

    mutating func addRollup(_ day: String, _ amount: ChannelAmount) {
        rollups[Key(amount), default: 0] += amount.amount
        days[DayKey(day: day, key: Key(amount)), default: 0] -= amount.amount
    }

    var audit: LedgerAudit {
        let lines = Set(causes.keys).union(ledger.keys).union(rollups.keys).map {
            LedgerAudit.Line(
                channel: $0.channel, kind: $0.kind, causes: causes[$0] ?? 0, ledger: ledger[$0] ?? 0,
                rollups: rollups[$0] ?? 0)
        }
        let differing = Set(days.filter { $0.value != 0 }.map(\.key.day)).sorted().prefix(Self.mostDays)
        return LedgerAudit(
            lines: lines.sorted { ($0.channel.id, $0.kind.rawValue) < ($1.channel.id, $1.kind.rawValue) },
            differingDays: Array(differing), differingMonths: differingMonths)
    }
}
