/// Turns the bytes of one format into a message: pure and total, since any bytes may come (promise 12).
package protocol Normaliser: Sendable {
    /// - Parameter id: the id that the message is to have.
    func normalise(_ kept: Kept, as id: RowID) -> Normalised
}
