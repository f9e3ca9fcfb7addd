/// The way of a message, on one screen. What arrives is first *kept* by its channel (`Keeper`); `FilingService` then takes what
/// is kept through these stages, and everything that leaves waits in the `Outbox` until its channel *delivers* it.
package struct Journey: Decider {
    private let normalisers: [ReceivedFormat: any Normaliser]
    private let reading: Reading
    private let dedupe: Dedupe
    private let route: RoutingRules
    private let understanding: Understanding
    private let junk: JunkSense
    private let loads: RoutingLoads
    private let caseFile: CaseFile
    private let count: Count
    private let notices: NoticeMatching
    private let reply: Reply
    /// By which places are found, for those who hear of them otherwise; nil where the city has no gazetteer.
    package let places: PlaceFinder?

    package init(_ settings: JourneySettings, normalisers: [ReceivedFormat: any Normaliser], ids: RowIDSource) {
        self.normalisers = normalisers
        reading = Reading(profiles: settings.profiles, emergencies: settings.emergencies, places: settings.places)
        places = settings.places
        dedupe = Dedupe(profiles: settings.profiles)
        route = settings.routing
        understanding = settings.understanding
        junk = settings.junk
        loads = settings.loads
        caseFile = CaseFile(profiles: settings.profiles, lowScore: settings.surveys.lowScore, ids: ids)
        count = Count(calendar: settings.calendar)
        notices = NoticeMatching(ids: ids)
        reply = Reply(settings, ids: ids)
    }

    /// normalise, read, route: the stages that need no facts, for many messages at a time and on all cores.
    package func prepare(_ kept: Kept) -> Prepared {
        let content: Prepared.Content =
            switch normalisers[kept.received.format]?.normalise(kept) {
            case .message(let raw):
                placed(reading.read(raw))
            case .deliveryReport(let report): .deliveryReport(report)
            case .unprocessable(let reason): .unprocessable(reason: reason)
            case nil: .unprocessable(reason: "no channel reads \(kept.received.format.rawValue)")
            }
        return Prepared(
            kept: kept.id, channel: kept.received.channel, lane: kept.received.lane,
            arrivedAt: kept.received.arrivedAt, content: content)
    }

    /// Routes it, as if its sender had not written before, and as if they had, where that matters.
    private func placed(_ read: Message) -> Prepared.Content {
        var message = read
        var guessed: TypeGuess??
        func guess() -> TypeGuess? {
            let guess = guessed ?? understanding.guess(subject: message.subject, text: message.text)
            guessed = guess
            return guess
        }
        var scene = RoutingScene(
            time: CityTime(message.arrivedAt, in: count.calendar), place: message.place?.names ?? [],
            isVerified: message.isSenderVerified, isKnown: false)
        if route.asksForLoad { scene.loads = loads.counts }
        func placement() -> Placement {
            route.placement(
                of: message, requestType: message.staffEntry?.requestType, on: scene.time?.day, scene: scene,
                guess: guess)
        }
        let first = placement()
        if route.asksWhoIsKnown {
            scene.isKnown = true
            message.placementIfKnown = placement()
        }
        message.notifies = (first.notify ?? []) + (message.placementIfKnown?.notify ?? [])
        if let likely = (guessed ?? nil)?.types.first, likely.probability >= NoticeMatching.likelyType {
            message.likelyType = likely.name
        }
        if message.isFromThePublic {
            message.junk = junk.guess(subject: message.subject, text: message.text)
        }
        return .message(message, first)
    }

    /// Finishes a message of ours that could not be written before it goes out.
    package func composed(_ outbound: OutboundMessage) -> OutboundMessage { reply.composed(outbound) }

    /// What neither goes on with a request nor may be answered needs no more than the first facts.
    package func needsHistory(_ message: Message, _ facts: Facts) -> Bool {
        message.emergency != nil || !facts.notices.isEmpty || !dedupe.goesOn(message, facts)
    }

    /// dedupe, file, count, notices, reply: called inside the filing transaction, with the facts of that moment.
    package func decide(_ message: Message, _ placement: Placement, _ facts: Facts) -> Changes {
        let placement = facts.resident == nil ? placement : message.placementIfKnown ?? placement
        let verdict = dedupe.verdict(message, facts)
        var message = message
        if case .junk = verdict { message.isSpam = true }
        var changes = caseFile.changes(message, verdict, placement, facts)
        guard changes.disposition == .filed else { return changes }
        changes.ledger = count.entries(message, changes, now: facts.now)
        notices.add(
            to: &changes, message, verdict, placement, facts, language: Reply.language(for: message, facts))
        reply.add(to: &changes, message, verdict, facts)
        return changes
    }
}
