import Desk
import Intake

/// The roster on a day, as its template takes it.
struct RosterPage {
    let entries: [RosterEntry]
    /// The city's day, as `2026-11-21`.
    let day: String
    let isToday: Bool

    var values: [String: Any] {
        let blended = entries.count { $0.isBlended(on: day) }
        return [
            "on": day, "is_today": isToday, "blended": String(blended), "staff": String(entries.count),
            "entries": entries.map(row), "is_empty": entries.isEmpty,
            "counts": ChannelKind.allCases.map { kind in
                "\(ConsoleWords.channel(kind)) \(entries.count { $0.isTrained(for: kind, on: day) })"
            }.joined(separator: ", "),
        ]
    }

    private func row(_ entry: RosterEntry) -> [String: Any] {
        let training = ChannelKind.allCases.compactMap { kind in
            entry.training[kind].map { since in
                [
                    "channel": ConsoleWords.channel(kind), "since": since, "is_to_come": since > day,
                ] as [String: Any]
            }
        }
        return [
            "id": entry.account.id.description, "name": entry.account.displayName.text, "is_listed": entry.isListed,
            "training": training, "has_training": !training.isEmpty,
            "languages": Language.allCases.filter(entry.languages.contains).map(ConsoleWords.language)
                .joined(separator: ", "),
            "departments": departments(entry), "points": String(entry.points),
            "is_blended": entry.isBlended(on: day),
        ]
    }

    private func departments(_ entry: RosterEntry) -> String {
        if let own = entry.account.ownDepartments { return own.joined(separator: ", ") }
        return entry.departments.isEmpty ? "all" : entry.departments.sorted().joined(separator: ", ")
    }
}
