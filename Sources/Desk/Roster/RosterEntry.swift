package import Intake

/// One line of the training roster: what somebody was trained for and since which day, their languages, departments and
/// capacity.
package struct RosterEntry: Hashable, Sendable {
    /// The capacity that is meant where nobody said another, in points.
    package static let standardPoints = 10
    /// What somebody may be given: 0 for nobody to be offered anything, at most 100 points.
    package static let pointsAllowed = 0...100

    package let account: Account
    /// Capacity in points.
    package var points: Int
    /// Channel kinds, each with the city's day from which the training counts, as `2026-11-21`.
    package var training: [ChannelKind: String]
    package var languages: Set<Language>
    /// Whose work they do; empty for every department's.
    package var departments: Set<String>
    /// In use; kept with the teams (`TeamBook`), not with the entry.
    package var teams: Set<TeamID>
    /// Whether somebody has entered them in the roster. Who was not is offered every channel and language, so that a city
    /// without a roster can work; they count as trained for nothing.
    package var isListed: Bool

    package init(
        account: Account, points: Int = standardPoints, training: [ChannelKind: String] = [:],
        languages: Set<Language> = [], departments: Set<String> = [], teams: Set<TeamID> = [], isListed: Bool
    ) {
        self.account = account
        self.points = points
        self.training = training
        self.languages = languages
        self.departments = departments
        self.teams = teams
        self.isListed = isListed
    }

    /// What the floor gives work by. A department partner does that department's work only, whatever the roster says.
    package func profile(_ calendar: CityCalendar) -> AgentProfile {
        let id = AgentID(rawValue: account.id.rawValue)
        guard isListed else {
            return AgentProfile(
                id: id, points: points,
                training: Dictionary(uniqueKeysWithValues: ChannelKind.allCases.map { ($0, account.createdAt) }),
                languages: Set(Language.allCases), departments: account.ownDepartments, teams: teams,
                sight: account.ownDepartments)
        }
        return AgentProfile(
            id: id, points: points, training: training.compactMapValues { calendar.bounds(of: $0)?.lowerBound },
            languages: languages, departments: account.ownDepartments ?? (departments.isEmpty ? nil : departments),
            teams: teams, sight: account.ownDepartments)
    }

    /// Whether the training for a channel kind counts on a day, as `2026-11-21`.
    package func isTrained(for kind: ChannelKind, on day: String) -> Bool {
        guard isListed, let since = training[kind] else { return false }
        return since <= day
    }

    /// Whether they are trained for blended service on a day: for at least one channel where people speak (phone, walk-in) and
    /// at least two where they write to us and wait for an answer (email, chat, text).
    package func isBlended(on day: String) -> Bool {
        let spoken: [ChannelKind] = [.phone, .walkIn]
        let written: [ChannelKind] = [.email, .chat, .sms]
        return spoken.contains { isTrained(for: $0, on: day) } && written.count { isTrained(for: $0, on: day) } >= 2
    }
}

extension Account {
    /// The one department of somebody who works for that alone; nil for who sees all of them.
    package var ownDepartments: Set<String>? {
        guard roles.contains(.departmentPartner), roles.isDisjoint(with: [.agent, .supervisor]) else { return nil }
        return [department ?? ""]
    }
}
