import Intake
import Reports

/// Where a recount of the ledger differs, in words.
struct LedgerFaults: Sendable {
    let lines: [String]

    init(_ audit: LedgerAudit) {
        lines =
            audit.lines.filter { !$0.agrees }.map {
                "ledger: \($0.channel.id) \($0.kind.rawValue): causes \($0.causes), ledger \($0.ledger), roll-ups \($0.rollups)"
            }
            + audit.differingDays.map { "ledger: the roll-ups of \($0) differ from it" }
            + audit.differingMonths.map { "ledger: what was recorded in \($0) differs from its causes" }
    }
}
