package import Intake

/// An automatic decision on a request, with its reason (promise 10).
package struct RequestDecision: Hashable, Sendable {
    package var kind: String
    /// The other request's tracking number, where it speaks of one.
    package var other: TrackingNumber?
    package var reason: String
    /// 0 to 1.
    package var score: Double
    package var at: Moment

    package init(kind: String, other: TrackingNumber?, reason: String, score: Double, at: Moment) {
        self.kind = kind
        self.other = other
        self.reason = reason
        self.score = score
        self.at = at
    }
}
