/// What decides about a message inside the transaction that files it: the journey. Pure, and perhaps asked more than once.
package protocol Decider: Sendable {
    /// Whether the decision hangs on the resident's history, which `Facts` sets apart. Most messages go on with a request that the first
    /// facts name, and half of all that filing reads is then never asked for.
    func needsHistory(_ message: Message, _ facts: Facts) -> Bool

    /// What is to be written, by the facts as they stand at the message's turn.
    func decide(_ message: Message, _ placement: Placement, _ facts: Facts) -> Changes
}
