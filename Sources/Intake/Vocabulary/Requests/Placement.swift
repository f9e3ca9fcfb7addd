/// What routing decided, and the rule that decided it (promise 10).
package struct Placement: Hashable, Codable, Sendable {
    /// The request type's code; nil where no rule told.
    package var requestType: String?
    package var department: String
    package var queue: String
    /// 1 is the most urgent, 5 the least.
    package var priority: Int
    /// The deciding rule's name.
    package var rule: String
    /// What in the message made the rule match, e.g. `keyword pothole`.
    package var reason: String
    /// How sure it is, where it was guessed: 0 to 1.
    package var score: Double?
    /// Which of the acknowledgement's templates tells the resident; nil for the usual.
    package var acknowledgement: String?
    /// Mail addresses of the staff's that are told; nil for nobody.
    package var notify: [String]?
    /// What the rule calls the request; nil for nothing.
    package var tags: [String]?

    package init(
        requestType: String?, department: String, queue: String, priority: Int, rule: String, reason: String
    ) {
        self.requestType = requestType
        self.department = department
        self.queue = queue
        self.priority = priority
        self.rule = rule
        self.reason = reason
    }
}
