import Desk
import Intake

/// A team as its template takes it.
struct TeamPage {
    let kept: KeptTeam
    /// Everybody who may take work, by name.
    let people: [RosterEntry]
    /// What was typed, where it could not be kept.
    var typed: PageForm?

    var values: [String: Any] {
        let chosen = typed.map { Set($0.all("member")) } ?? Set(kept.members.map(\.description))
        return [
            "id": kept.team.id.description, "version": String(kept.version), "department": kept.team.department,
            "name": typed?.text("name") ?? kept.team.name, "longest": String(TeamOutcome.longestName),
            "is_retired": kept.isRetired, "open": String(kept.open), "has_open": kept.open > 0,
            "people": fit.map { entry in
                [
                    "member_id": entry.account.id.description, "member_name": entry.account.displayName.text,
                    "chosen": chosen.contains(entry.account.id.description), "is_left_out": isLeftOut(entry),
                ] as [String: Any]
            } + others(chosen),
        ]
    }

    /// Who is in it and takes none of the department's work any more: they stay until somebody takes them out.
    private func others(_ chosen: Set<String>) -> [[String: Any]] {
        let listed = Set(fit.map(\.account.id.rawValue))
        return kept.members.filter { !listed.contains($0.rawValue) }.map { member in
            [
                "member_id": member.description, "member_name": kept.idle[member] ?? "",
                "chosen": chosen.contains(member.description), "takes_none": true,
            ]
        }
    }

    /// Nobody who works for another department alone.
    private var fit: [RosterEntry] {
        people.filter { $0.account.ownDepartments?.contains(kept.team.department) ?? true }
    }

    /// Whether the roster gives them other departments' work only, so that they are offered none of the team's.
    private func isLeftOut(_ entry: RosterEntry) -> Bool {
        entry.isListed && !entry.departments.isEmpty && !entry.departments.contains(kept.team.department)
            && entry.account.ownDepartments == nil
    }

    static func row(_ kept: KeptTeam) -> [String: Any] {
        [
            "team_id": kept.team.id.description, "team_name": kept.team.name,
            "team_department": kept.team.department, "people_count": String(kept.members.count),
            "open": String(kept.open), "is_retired": kept.isRetired,
        ]
    }

    static func problem(_ outcome: TeamOutcome) -> FormProblem {
        switch outcome {
        case .nameTaken: FormProblem("name", "The department has a team of that name.")
        case .badName: FormProblem("name", "Enter a name of at most \(TeamOutcome.longestName) characters.")
        case .badMember: FormProblem("main", "Somebody chosen cannot take the department's work any more: look again.")
        case .overtaken: FormProblem("main", "Somebody was faster: look again at how it is now.")
        case .done, .noTeam: FormProblem("main", "There is no such team.")
        }
    }
}
