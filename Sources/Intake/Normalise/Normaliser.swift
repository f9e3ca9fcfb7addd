/// Turns the bytes of one format into a message: pure and total, since any bytes may come (promise 12).
package protocol Normaliser: Sendable {
    /// The message has the id of what was kept, so that the same thing can never be filed twice.
    func normalise(_ kept: Kept) -> Normalised
}
