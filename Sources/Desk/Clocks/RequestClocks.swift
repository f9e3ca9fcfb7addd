package import Intake

/// The clocks of one request, one for each stage that has a target: what happens to the request moves them.
package struct RequestClocks: Hashable, Codable, Sendable {
    /// What happens to a request, as far as its clocks care.
    package enum Happening: String, Codable, Hashable, Sendable {
        /// The resident was told that we have it.
        case acknowledged
        /// A person answered; a resident who knows that needs no acknowledgement.
        case answered
        /// The answer asks the resident something.
        case waitsForResident = "waits_for_resident"
        case residentWrote = "resident_wrote"
        case resolved
        case reopened
    }

    package let requestType: String?
    package let channel: ChannelKind
    /// By stage, in the order of the stages.
    package private(set) var clocks: [ServiceClock]

    /// Starts the clocks of a request that came in.
    package init(requestType: String?, channel: ChannelKind, startedAt: Moment, _ targets: ServiceTargets) {
        self.requestType = requestType
        self.channel = channel
        clocks = ServiceStage.allCases.compactMap { stage in
            targets.target(stage, requestType: requestType, channel: channel).map { _ in
                ServiceClock(stage, startedAt: startedAt)
            }
        }
    }

    /// The clock of a stage; nil where it has no target.
    package subscript(stage: ServiceStage) -> ServiceClock? { clocks.first { $0.stage == stage } }

    /// When the next stage is due; nil where none is.
    package func due(_ targets: ServiceTargets) -> Moment? { soonest(targets) { $0.due($1) } }

    /// When to `look` next; nil where nothing is to come.
    package func next(_ targets: ServiceTargets) -> Moment? { soonest(targets) { $0.next($1) } }

    /// Warnings and breaches until now, each once.
    package mutating func look(at now: Moment, _ targets: ServiceTargets, holder: AgentID?) -> [ServiceEvent] {
        change(targets) { clock, target in clock.look(at: now, target, holder: holder) }
    }

    /// Moves the clocks; what came about until then comes back.
    package mutating func take(
        _ happening: Happening, at moment: Moment, _ targets: ServiceTargets, holder: AgentID?
    ) -> [ServiceEvent] {
        change(targets) { clock, target in
            if happening.reaches(clock.stage) { return clock.reach(at: moment, target, holder: holder) }
            switch happening {
            case .waitsForResident: return clock.pause(at: moment, target, holder: holder)
            case .residentWrote: clock.resume(at: moment)
            case .reopened where clock.stage == .resolved: clock.reopen(at: moment)
            default: break
            }
            return []
        }
    }

    private mutating func change(
        _ targets: ServiceTargets, _ body: (inout ServiceClock, ServiceTarget) -> [ServiceEvent]
    ) -> [ServiceEvent] {
        var events: [ServiceEvent] = []
        for index in clocks.indices {
            guard
                let target = targets.target(clocks[index].stage, requestType: requestType, channel: channel)
            else { continue }
            events += body(&clocks[index], target)
        }
        return events
    }

    private func soonest(_ targets: ServiceTargets, _ moment: (ServiceClock, ServiceTarget) -> Moment?) -> Moment? {
        clocks.compactMap { clock in
            targets.target(clock.stage, requestType: requestType, channel: channel).flatMap { moment(clock, $0) }
        }.min()
    }
}

extension RequestClocks.Happening {
    /// Whether a stage is reached by it: an answer acknowledges, too, and what is resolved needs no answer.
    fileprivate func reaches(_ stage: ServiceStage) -> Bool {
        switch self {
        case .acknowledged: stage == .acknowledged
        case .answered: stage == .acknowledged || stage == .firstAnswer
        case .resolved: true
        case .waitsForResident, .residentWrote, .reopened: false
        }
    }
}
