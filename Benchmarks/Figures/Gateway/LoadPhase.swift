import Synchronization

/// What all clients of a load do at this moment: one word for all, so that they begin and end together.
final class LoadPhase: Sendable {
    enum Phase: UInt8, AtomicRepresentable {
        case warmingUp
        case counting
        case ended
    }

    private let phase = Atomic(Phase.warmingUp)

    var now: Phase {
        get { phase.load(ordering: .relaxed) }
        set { phase.store(newValue, ordering: .relaxed) }
    }
}
