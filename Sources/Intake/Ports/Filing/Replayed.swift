/// What became of things in quarantine that were to be handed back to filing.
package struct Replayed: Hashable, Sendable {
    package var handedBack: [RowID] = []
    /// They wait, but this binary cannot hand them back: a newer one wrote them, or their rows are damaged. They stay what they were.
    package var damaged: [RowID] = []

    package init() {}
}
