import Desk
import Intake

/// The forms to hand a request over, to escalate it and to put it off, as their template takes them.
struct HandingForms {
    let standing: RequestStanding
    let reader: StaffPerson
    let colleagues: [Colleague]
    let teams: [KeptTeam]
    let catalogue: DeskCatalogue
    let time: StaffTime
    let now: Moment

    var values: [String: Any] {
        guard standing.isOpen, reader.may(.assignOwn) else { return [:] }
        var values: [String: Any] = [:]
        let isOthers = standing.holder.map { $0.agent != reader.agent } ?? false
        if let until = standing.snoozedUntil, until > now {
            values["snoozed"] = ["until": time.text(until), "machine": time.machine(until)]
        }
        guard !isOthers || reader.may(.assignOthers) else { return values }
        values["hand_over"] = [
            "agents": people { $0.agent != reader.agent && $0.agent != standing.holder?.agent },
            "queues": catalogue.queues.filter { $0 != standing.queue }.map { ["value": "queue:\($0)", "name": $0] },
            "teams": teams.filter { $0.takesWork && ($0.team.id != standing.team?.id || standing.holder != nil) }.map {
                ["value": "team:\($0.team.id)", "name": "\($0.team.name) (\($0.team.department))"]
            },
            "departments": catalogue.departments.filter { $0 != standing.department || standing.team != nil }.map {
                ["value": "department:\($0)", "name": $0]
            },
        ]
        let supervisors = people { $0.isSupervisor && $0.agent != reader.agent }
        if !supervisors.isEmpty { values["escalate"] = ["supervisors": supervisors] }
        values["snooze"] = ["presets": presets]
        return values
    }

    private func people(_ isMeant: (Colleague) -> Bool) -> [[String: Any]] {
        colleagues.filter { $0.department.map { $0 == standing.department } ?? true }.filter(isMeant).map {
            ["value": "agent:\($0.agent)", "name": $0.name]
        }
    }

    private var presets: [[String: Any]] {
        let choices: [(String, Moment)] = [
            ("in an hour", now + .seconds(3600)), ("in four hours", now + .seconds(4 * 3600)),
            ("tomorrow, 8:00", time.next(8, on: Set(1...7), after: now)),
            ("the next Monday, 8:00", time.next(8, on: [2], after: now)),
        ]
        return choices.map { ["value": String($0.1.milliseconds), "name": $0.0] }
    }
}
