import Foundation
import Intake
import Reports

/// Counts of other systems for a terminal.
enum VolumeText {
    /// Of more new days only the sum is told.
    private static let mostNewDays = 62

    /// What a file's counts change, or would.
    static func outcome(
        _ outcome: VolumeOutcome, of counts: VolumeCounts, _ sources: VolumeSources, zone: TimeZone, isDry: Bool
    ) -> [String] {
        let channel = counts.channel
        switch outcome {
        case .known(let moment):
            return [
                "\(channel.id): this file was imported on \(LocalTime.text(moment, zone)); nothing changes (--again takes it once more)"
            ]
        case .taken(let changes):
            let head =
                "\(channel.id): \(counts.from) to \(counts.to), \(amount(counts.rows, "row")), "
                + "\(FigureWords.count(counts.amount)) contacts"
            let new = changes.filter { $0.before == nil }
            let told = new.count > mostNewDays ? changes.filter { $0.before != nil } : changes
            let same = counts.days.count - changes.count { $0.after != nil }
            let parts = [
                (new.count, "new"), (changes.count - new.count, "changed"), (same, "as before"),
            ].filter { $0.0 > 0 }.map { "\(amount($0.0, "day")) \($0.1)" }
            let table = told.isEmpty ? [] : [TextTable.aligned([["day", "before", "after"]] + told.map(cells))]
            return [head] + table + [parts.joined(separator: ", ") + (isDry ? "; nothing was written" : "")]
                + hint(channel, counts, sources)
        }
    }

    /// Where the counts are no contacts yet.
    private static func hint(_ channel: ChannelName, _ counts: VolumeCounts, _ sources: VolumeSources) -> [String] {
        guard sources.source(of: channel, on: counts.to) == .logged else { return [] }
        return [
            "\(channel.id) is counted from what is logged: these counts show as coverage. "
                + "`intake volume source \(channel.id) imported --from \(counts.from)` makes them its contacts"
        ]
    }

    static func imports(_ imports: [KeptVolumeImport], zone: TimeZone) -> String {
        let header = [
            "id", "channel", "from", "to", "imported", "file", "rows", "refused", "contacts", "days", "standing",
        ]
        let lines = imports.map { kept in
            [
                kept.id.description, kept.channel.id, kept.from, kept.to, LocalTime.text(kept.importedAt, zone),
                kept.file,
                "\(kept.rows)", "\(kept.refused)", "\(kept.amount)", "\(kept.days)", "\(kept.standing)",
            ]
        }
        return TextTable.aligned([header] + lines, leading: [0, 1, 2, 3, 4, 5])
    }

    static func csv(_ imports: [KeptVolumeImport], zone: TimeZone) -> String {
        let header = [
            "id", "channel", "from", "to", "imported_at", "file", "rows", "rows_refused", "contacts", "days",
            "days_standing",
        ]
        let lines = imports.map { kept in
            [
                kept.id.description, kept.channel.id, kept.from, kept.to, LocalTime.text(kept.importedAt, zone),
                kept.file,
                "\(kept.rows)", "\(kept.refused)", "\(kept.amount)", "\(kept.days)", "\(kept.standing)",
            ]
        }
        return ([header] + lines).map(CSV.line).joined()
    }

    /// - Parameter channels: those of the settings; a channel that is in none of them any more is shown if it ever had a source set.
    static func sources(_ sources: VolumeSources, of channels: Set<ChannelName>, zone: TimeZone) -> String {
        var lines = [["channel", "source", "from", "set"]]
        let all = channels.count == 1 ? channels : channels.union(sources.channels)
        for channel in all.sorted(by: { $0.id < $1.id }) {
            let changes = sources.changes.filter { $0.channel == channel }
            if changes.first.map({ $0.source == .imported }) ?? true {
                lines.append([channel.id, VolumeSource.logged.rawValue, "the beginning", ""])
            }
            lines += changes.map { [channel.id, $0.source.rawValue, $0.from, LocalTime.text($0.setAt, zone)] }
        }
        return TextTable.aligned(lines, leading: [0, 1, 2, 3])
    }

    /// How much of what was counted was logged, below the report of channels; nothing where nothing was imported.
    static func coverage(_ lines: [ChannelCoverage]) -> String {
        guard !lines.isEmpty else { return "" }
        let header = ["coverage", "counted from", "imported", "logged", "covered", "days", "days without"]
        let rows = lines.map { line in
            [
                line.channel.id, line.source.rawValue + (line.since.map { " since \($0)" } ?? ""), "\(line.imported)",
                "\(line.logged)", line.tenths.map(FigureWords.share) ?? "–", "\(line.days)", "\(line.missing)",
            ]
        }
        return "\n" + TextTable.aligned([header] + rows, leading: [0, 1]) + "\n" + ChannelCoverage.definition
    }

    private static func cells(_ change: VolumeDayChange) -> [String] {
        [change.day, change.before.map(FigureWords.count) ?? "–", change.after.map(FigureWords.count) ?? "–"]
    }

    private static func amount(_ count: Int, _ noun: String) -> String {
        "\(FigureWords.count(count)) \(noun)\(count == 1 ? "" : "s")"
    }
}
