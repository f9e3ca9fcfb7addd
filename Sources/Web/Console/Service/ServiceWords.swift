import Desk
import Intake

/// How promised times are told.
enum ServiceWords {
    static func name(_ stage: ServiceStage) -> String {
        switch stage {
        case .acknowledged: "Acknowledged"
        case .firstAnswer: "First answer"
        case .resolved: "Resolved"
        }
    }

    /// What it means, for who wonders.
    static func definition(_ stage: ServiceStage) -> String {
        switch stage {
        case .acknowledged: "the resident was told that we have it"
        case .firstAnswer: "a person answered"
        case .resolved: "it was closed; while the resident is to answer, the clock stands"
        }
    }

    static func state(_ standing: StageStanding, now: Moment, time: StaffTime) -> String {
        switch standing.state {
        case .kept: "in time"
        case .late: "too late"
        case .paused: "waits for the resident"
        case .running(let due): "\(ConsoleWords.span(due.since(now))) left, until \(time.text(due))"
        case .warned(let due): "only \(ConsoleWords.span(due.since(now))) left, until \(time.text(due))"
        case .breached(let due?): "overdue since \(time.text(due))"
        case .breached(nil): "overdue"
        }
    }

    /// In a list: `First answer: 3 h left`, `First answer: overdue by 20 min`; scripts say the same (`rows.js`). Nil where nothing is due.
    static func brief(_ standing: StageStanding, now: Moment) -> String? {
        guard let due = standing.due else { return nil }
        let name = name(standing.stage)
        guard due > now else { return "\(name): overdue by \(ConsoleWords.span(now.since(due)))" }
        let left = "\(ConsoleWords.span(due.since(now))) left"
        if case .warned = standing.state { return "\(name): only \(left)" }
        return "\(name): \(left)"
    }

    /// Whether it stands out, and how much.
    static func tone(_ standing: StageStanding) -> String {
        switch standing.state {
        case .kept, .paused, .running: ""
        case .warned: "soon"
        case .late, .breached: "late"
        }
    }
}
