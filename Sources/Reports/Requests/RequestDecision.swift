package import Intake

/// An automatic decision on a request, with its reason (promise 10).
package struct RequestDecision: Hashable, Sendable {
    /// That it was taken back.
    package struct Undoing: Hashable, Sendable {
        package var at: Moment
        /// Nil for somebody at the server's command line.
        package var by: String?

        package init(at: Moment, by: String?) {
            self.at = at
            self.by = by
        }
    }

    package var id: RowID
    package var kind: String
    /// The other request's tracking number, where it speaks of one.
    package var other: TrackingNumber?
    package var reason: String
    /// 0 to 1.
    package var score: Double
    package var at: Moment
    /// Nil where it holds.
    package var undone: Undoing?

    package init(
        id: RowID, kind: String, other: TrackingNumber?, reason: String, score: Double, at: Moment,
        undone: Undoing? = nil
    ) {
        self.id = id
        self.kind = kind
        self.other = other
        self.reason = reason
        self.score = score
        self.at = at
        self.undone = undone
    }
}
