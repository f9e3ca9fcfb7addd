/// An automatic decision, with what it rests on, so that a person can see it and take it back (promise 10).
package struct Decision: Sendable {
    package enum Kind: String, Codable, Sendable {
        case placed
        case continued
        case contributed
        case repeated
        case possiblyRelated = "possibly_related"
        case setAside = "set_aside"
        /// It may be junk: nothing was done by it.
        case suspected
        /// The request got the place that its text names.
        case located
        /// It was closed as a duplicate of another resident's request.
        case sameIncident = "same_incident"
        /// It is about what was closed before, and came again.
        case recurs

        /// Whether by it a message came to stand on a request that there was, like its own.
        package var joins: Bool { self == .continued || self == .repeated }
    }

    package var id: RowID
    package var kind: Kind
    package var request: RowID
    package var message: RowID?
    /// The other request it speaks of, where there is one.
    package var other: RowID?
    package var reason: String
    /// 0 to 1: how sure the rule is.
    package var score: Double
    package var at: Moment

    package init(
        id: RowID, kind: Kind, request: RowID, message: RowID?, other: RowID? = nil, reason: String, score: Double,
        at: Moment
    ) {
        self.id = id
        self.kind = kind
        self.request = request
        self.message = message
        self.other = other
        self.reason = reason
        self.score = score
        self.at = at
    }
}
