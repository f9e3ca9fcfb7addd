package import Intake

/// What happened to a request, as far as its clocks care. The clocks are made anew from it whenever somebody looks: filing and answering
/// keep no clock, and a target that the city changes holds at once.
package struct ServiceHistory: Sendable {
    package struct Entry: Hashable, Sendable {
        package var happening: RequestClocks.Happening
        package var at: Moment

        package init(_ happening: RequestClocks.Happening, at: Moment) {
            self.happening = happening
            self.at = at
        }
    }

    package var request: RowID
    package var priority: Int
    package var requestType: String?
    package var channel: ChannelKind
    package var openedAt: Moment
    package var holder: AgentID?
    /// What is of one moment stands in the order in which it was written.
    package var entries: [Entry]

    package init(
        request: RowID, priority: Int, requestType: String?, channel: ChannelKind, openedAt: Moment,
        holder: AgentID?, entries: [Entry] = []
    ) {
        self.request = request
        self.priority = priority
        self.requestType = requestType
        self.channel = channel
        self.openedAt = openedAt
        self.holder = holder
        self.entries = entries
    }

    /// The clocks as they stand, and every warning and breach until now.
    package func clocks(at now: Moment, _ targets: ServiceTargets) -> (clocks: RequestClocks, events: [ServiceEvent]) {
        var clocks = RequestClocks(requestType: requestType, channel: channel, startedAt: openedAt, targets)
        var events: [ServiceEvent] = []
        // What a provider's clock dated before the request is told as at its beginning. The sort keeps the order within a moment.
        for entry in entries.sorted(by: { $0.at < $1.at }) {
            events += clocks.take(entry.happening, at: max(openedAt, entry.at), targets, holder: holder)
        }
        events += clocks.look(at: now, targets, holder: holder)
        return (clocks, events)
    }

    /// What is due next; nil where nothing is.
    package func soonest(at now: Moment, _ targets: ServiceTargets) -> StageStanding? {
        let open = stages(at: now, targets).filter { $0.due != nil }
        return open.min { ($0.due ?? now) < ($1.due ?? now) }
    }

    /// How each stage stands, for people.
    package func stages(at now: Moment, _ targets: ServiceTargets) -> [StageStanding] {
        let clocks = clocks(at: now, targets).clocks
        return clocks.clocks.compactMap { clock in
            targets.target(clock.stage, requestType: requestType, channel: channel).map { target in
                StageStanding(clock, target)
            }
        }
    }
}
