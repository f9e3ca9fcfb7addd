/// What became of writing the floor's effects.
package enum FloorWriting: Hashable, Sendable {
    case written
    /// Somebody else was faster with this one, so that nothing was written.
    case overtaken(ItemID)
}
