/// A node's hold of a duty, from its taking to its loss.
package struct DutyHold: Hashable, Sendable {
    package let duty: Duty
    /// Which taking it is: another one of the same duty by the same node has another.
    package let term: Int

    package init(_ duty: Duty, term: Int) {
        self.duty = duty
        self.term = term
    }

    /// What the running task does its work under. The store refuses what such a task writes once the hold is lost, so that a node that was
    /// asleep cannot write after another took the duty over.
    @TaskLocal package static var current: DutyHold?
}
