import Intake
import Reports

/// Changes of the catalogue as text for a terminal.
enum CatalogueText {
    static func changes(_ changes: [CatalogueChange]) -> String {
        guard !changes.isEmpty else { return "nothing changes\n" }
        let lines = changes.map { [$0.kind.rawValue, $0.code, $0.fields.joined(separator: ", ")] }
        return TextTable.aligned(lines, leading: [0, 1, 2]) + summary(counts(changes.map(\.kind))) + "\n"
    }

    static func history(_ versions: [CatalogueVersion], _ calendar: CityCalendar) -> String {
        guard !versions.isEmpty else { return "no version was made in that time\n" }
        var text = ""
        for version in versions {
            let counts = counts(version.entries.map(\.kind))
            text += "version \(version.number), \(calendar.day(of: version.madeAt)): \(summary(counts))\n"
            let lines = version.entries.map { ["  " + $0.kind.rawValue, $0.code, $0.fields.joined(separator: ", ")] }
            text += TextTable.aligned(lines, leading: [0, 1, 2])
        }
        return text
    }

    static func csv(_ versions: [CatalogueVersion], _ calendar: CityCalendar) -> String {
        var lines = ["version,day,code,change,fields"]
        for version in versions {
            for entry in version.entries {
                let cells = [
                    "\(version.number)", calendar.day(of: version.madeAt), entry.code, entry.kind.rawValue,
                    entry.fields.joined(separator: " "),
                ]
                lines.append(cells.map(CSV.cell).joined(separator: ","))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    static func counts(_ kinds: [CatalogueChange.Kind]) -> [CatalogueChange.Kind: Int] {
        Dictionary(kinds.map { ($0, 1) }, uniquingKeysWith: +)
    }

    private static func summary(_ counts: [CatalogueChange.Kind: Int]) -> String {
        CatalogueChange.Kind.allCases.compactMap { kind in counts[kind].map { "\($0) \(kind.rawValue)" } }
            .joined(separator: ", ")
    }
}
