/// The journey, with somebody outside who looks whether a decision hangs.
struct WatchedJourney: Decider {
    let journey: Journey
    let watch: ReadingWatch

    func needsHistory(_ message: Message, _ facts: Facts) -> Bool {
        watch.during { journey.needsHistory(message, facts) }
    }

    func decide(_ message: Message, _ placement: Placement, _ facts: Facts) -> Changes {
        watch.during { journey.decide(message, placement, facts) }
    }
}
