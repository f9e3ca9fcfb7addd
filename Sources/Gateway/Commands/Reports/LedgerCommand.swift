import ArgumentParser
import Intake
import Reports
import Store

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "The record from which every count is made.", subcommands: [Verify.self])

    /// `intake ledger verify`.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Recount everything from its causes and compare with ledger and roll-ups.",
            discussion: """
                Reads everything, month by month on one state of the store, and may take a while on much data; the gateway goes \
                on meanwhile. Exit code 0 where all agree, 1 where anything differs.
                """)

        @OptionGroup var options: SettingsOption

        func run() async throws {
            let settings = try options.settings()
            let audit = try await OpenedStore.with(settings) { store in
                try await CommandProgress.during("recounting") { progress in
                    try await store.ledger.audit { progress.say($0) }
                }
            }
            var lines = [["channel", "count", "causes", "ledger", "roll-ups", ""]]
            for line in audit.lines {
                lines.append([
                    line.channel.id, line.kind.rawValue, "\(line.causes)", "\(line.ledger)", "\(line.rollups)",
                    line.agrees ? "" : "DIFFERS",
                ])
            }
            print(TextTable.aligned(lines, leading: [0, 1, 5]), terminator: "")
            guard audit.agrees else {
                let days = audit.differingDays.isEmpty ? "" : "; days: \(audit.differingDays.joined(separator: ", "))"
                let months =
                    audit.differingMonths.isEmpty
                    ? "" : "; recorded in: \(audit.differingMonths.joined(separator: ", "))"
                throw CommandFailure(
                    "the ledger does not agree with its causes\(days)\(months); keep a copy of the store and report it")
            }
            print("all agree")
        }
    }
}
