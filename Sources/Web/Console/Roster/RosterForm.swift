import Desk
import Intake

/// What the roster says of somebody: as it is, or as it was typed.
struct RosterForm {
    private(set) var entry: RosterEntry
    private(set) var problems: [FormProblem] = []
    /// As they were typed, by kind.
    private var days: [ChannelKind: String]
    private var points: String

    init(_ entry: RosterEntry) {
        self.entry = entry
        days = entry.training
        points = String(entry.points)
    }

    init(_ form: PageForm, of known: RosterEntry, _ calendar: CityCalendar) {
        self.init(known)
        entry = RosterEntry(account: known.account, points: known.points, teams: known.teams, isListed: true)
        days = [:]
        for kind in ChannelKind.allCases {
            let typed = LogForm.line(form.text("since-\(kind.rawValue)"), longest: 10)
            guard !typed.isEmpty else { continue }
            days[kind] = typed
            if calendar.bounds(of: typed) == nil {
                problems.append(
                    FormProblem(
                        "since-\(kind.rawValue)",
                        "\(ConsoleWords.channel(kind)): enter a day as 2026-11-21, or nothing."))
            }
        }
        entry.training = days
        entry.languages = Set(form.all("language").compactMap(Language.init(rawValue:)))
        if entry.languages.isEmpty { problems.append(FormProblem("language-en", "Choose a language, or several.")) }
        entry.departments = Set(form.all("department").map { LogForm.line($0, longest: 100) }.filter { !$0.isEmpty })
        if !entry.departments.allSatisfy({ TypedText.fits($0, characters: 100) }) {
            problems.append(FormProblem("department", "Choose departments from the list."))
        }
        points = LogForm.line(form.text("points"), longest: 10)
        if let number = Int(points), RosterEntry.pointsAllowed.contains(number) {
            entry.points = number
        } else {
            problems.append(FormProblem("points", "Enter a number from 0 to 100."))
        }
    }

    /// - Parameter teams: all there are.
    func values(_ catalogue: DeskCatalogue, _ teams: [KeptTeam]) -> [String: Any] {
        let languages = entry.isListed ? entry.languages : [.english]
        return [
            "id": entry.account.id.description, "points": points, "is_listed": entry.isListed,
            "is_partner": entry.account.ownDepartments != nil,
            "channels": ChannelKind.allCases.map { kind in
                ["kind": kind.rawValue, "title": ConsoleWords.channel(kind), "since": days[kind] ?? ""]
            },
            "languages": Language.allCases.map { language in
                [
                    "code": language.rawValue, "title": ConsoleWords.language(language),
                    "chosen": languages.contains(language),
                ] as [String: Any]
            },
            "departments": choices(catalogue.departments, entry.departments),
            "teams": teams.filter { entry.teams.contains($0.team.id) }.map {
                ["team_id": $0.team.id.description, "team_name": $0.team.name, "team_department": $0.team.department]
            },
            "has_teams": !entry.teams.isEmpty,
        ]
    }

    /// What the catalogue has, and what was chosen and is not in it any more.
    private func choices(_ known: [String], _ chosen: Set<String>) -> [[String: Any]] {
        (known + chosen.subtracting(known).sorted()).enumerated().map { index, name in
            ["index": String(index), "name": name, "chosen": chosen.contains(name)]
        }
    }
}
