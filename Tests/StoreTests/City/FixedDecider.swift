import Intake

/// Decides by a closure, with all facts.
struct FixedDecider: Decider {
    let decide: @Sendable (Message, Placement, Facts) -> Changes

    init(_ decide: @escaping @Sendable (Message, Placement, Facts) -> Changes) { self.decide = decide }

    func needsHistory(_ message: Message, _ facts: Facts) -> Bool { true }

    func decide(_ message: Message, _ placement: Placement, _ facts: Facts) -> Changes {
        self.decide(message, placement, facts)
    }
}
