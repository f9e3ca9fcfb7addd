import Intake
import Reports

/// How much of what other systems counted was logged, for the template `report-coverage`.
struct CoverageTable {
    let lines: [ChannelCoverage]
    let time: StaffTime

    var values: [String: Any] {
        [
            "definition": ChannelCoverage.definition, "has_lines": !lines.isEmpty,
            "lines": lines.map { line in
                [
                    "channel": "\(ConsoleWords.channel(line.channel.kind)), \(line.channel.id)",
                    "newest": newest(line), "source": line.source.rawValue, "since": line.since ?? "–",
                    "imported": line.days > 0 ? FigureWords.count(line.imported) : "–",
                    "logged": line.days > 0 ? FigureWords.count(line.logged) : "–",
                    "covered": line.tenths.map(FigureWords.share) ?? "–", "days": FigureWords.count(line.days),
                    "missing": FigureWords.count(line.missing),
                ]
            },
        ]
    }

    /// What is imported last, and when.
    private func newest(_ line: ChannelCoverage) -> String {
        guard let importedAt = line.importedAt else { return "Nothing was imported yet." }
        let through = line.through.map { "Imported through \($0), the" } ?? "The"
        return "\(through) last file on \(time.text(importedAt))."
    }
}
