package import Intake

/// The clock of one stage of one request: a value to be kept in its row. It runs in the working time of its target, and stands while
/// the resident is to answer.
package struct ServiceClock: Hashable, Codable, Sendable {
    package let stage: ServiceStage
    package let startedAt: Moment
    /// Working time used before `runningSince`, in milliseconds.
    package private(set) var usedMilliseconds: Int64 = 0
    /// Since when it runs; nil while it stands.
    package private(set) var runningSince: Moment?
    /// When the stage was reached; the clock stands from then on.
    package private(set) var reachedAt: Moment?
    package private(set) var isWarned = false
    package private(set) var isBreached = false

    package init(_ stage: ServiceStage, startedAt: Moment) {
        self.stage = stage
        self.startedAt = startedAt
        runningSince = startedAt
    }

    /// When its time is used up, as things stand; nil while it stands, and beyond the horizon of the working hours.
    package func due(_ target: ServiceTarget) -> Moment? { moment(target.time, target) }

    /// When it is to be looked at: at its warning, then when it is due; nil where nothing is to come.
    package func next(_ target: ServiceTarget) -> Moment? {
        if isBreached { return nil }
        return isWarned ? due(target) : moment(target.warning, target)
    }

    /// The working time used until a moment.
    package func used(at moment: Moment, _ target: ServiceTarget) -> Duration {
        let running = runningSince.map { target.hours.elapsed(from: $0, to: moment) } ?? .zero
        return .milliseconds(usedMilliseconds) + running
    }

    /// What has come about until a moment, each once. A warning that would come together with the breach is left out: it would warn nobody.
    package mutating func look(at now: Moment, _ target: ServiceTarget, holder: AgentID?) -> [ServiceEvent] {
        guard !isBreached, let due = due(target), let warning = moment(target.warning, target)
        else { return [] }
        if due <= now {
            isWarned = true
            isBreached = true
            let people = target.escalation.people(target.escalation.onBreach, holder: holder)
            return [ServiceEvent(stage: stage, kind: .breach, at: due, people: people)]
        }
        guard !isWarned, warning <= now else { return [] }
        isWarned = true
        let people = target.escalation.people(target.escalation.onWarning, holder: holder)
        return [ServiceEvent(stage: stage, kind: .warning, at: warning, people: people)]
    }

    /// The resident is to answer: the clock stands. What came about until then comes back.
    package mutating func pause(at moment: Moment, _ target: ServiceTarget, holder: AgentID?) -> [ServiceEvent] {
        guard let since = runningSince else { return [] }
        let events = look(at: max(since, moment), target, holder: holder)
        stop(at: moment, target)
        return events
    }

    /// The resident has answered; nothing where it runs, or the stage is reached.
    package mutating func resume(at moment: Moment) {
        if runningSince == nil, reachedAt == nil { runningSince = moment }
    }

    /// The stage is reached: in time also at the very moment that it is due. What came about until then comes back.
    package mutating func reach(at moment: Moment, _ target: ServiceTarget, holder: AgentID?) -> [ServiceEvent] {
        guard reachedAt == nil else { return [] }
        let last = moment - .milliseconds(1)
        let events = runningSince.map { $0 <= last ? look(at: last, target, holder: holder) : [] } ?? []
        stop(at: moment, target)
        reachedAt = moment
        return events
    }

    /// It was not reached after all, as where a request is reopened: the clock goes on with the time that it had used.
    package mutating func reopen(at moment: Moment) {
        guard reachedAt != nil else { return }
        reachedAt = nil
        runningSince = moment
    }

    private mutating func stop(at moment: Moment, _ target: ServiceTarget) {
        usedMilliseconds = used(at: moment, target).milliseconds
        runningSince = nil
    }

    /// When so much working time will be used; nil while the clock stands.
    private func moment(_ time: Duration, _ target: ServiceTarget) -> Moment? {
        runningSince.flatMap { target.hours.due(time - .milliseconds(usedMilliseconds), from: $0) }
    }
}
