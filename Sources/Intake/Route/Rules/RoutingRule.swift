/// One line of the city's routing: when it holds, and where it sends what it holds for.
package struct RoutingRule: Hashable, Sendable {
    /// Unique among the rules; stored with every placement that it decides (promise 10).
    package var name: String
    package var condition: Condition
    package var outcome: Outcome

    /// All of what is given must hold; a list holds where one of its members does, and an empty list always.
    package struct Condition: Hashable, Sendable {
        /// Channel kinds (`sms`) or ids (`email-311`).
        package var channels: [String]
        /// Whole words or phrases, in any case and with or without diacritics; a trailing `*` finds every word that begins so.
        package var keywords: [String]
        /// Codes of request types that the message names (a form) or that the catalogue's keywords tell.
        package var requestTypes: [String]
        package var languages: [Language]
        /// That its request type, or what was learnt and is sure, would send it to.
        package var departments: [String]
        /// Written as keywords are; found in the text, and in the place that it names.
        package var places: [String]
        package var times: RoutingTimes
        /// Whether the channel must prove who wrote, or must not; nil for either.
        package var isVerified: Bool?
        /// Whether the sender must have written before, or must not.
        package var isKnown: Bool?
        /// How much must be open somewhere.
        package var load: RoutingLoad?

        package init(
            channels: [String] = [], keywords: [String] = [], requestTypes: [String] = [], languages: [Language] = [],
            departments: [String] = [], places: [String] = [], times: RoutingTimes = RoutingTimes(),
            isVerified: Bool? = nil, isKnown: Bool? = nil, load: RoutingLoad? = nil
        ) {
            self.channels = channels
            self.keywords = keywords
            self.requestTypes = requestTypes
            self.languages = languages
            self.departments = departments
            self.places = places
            self.times = times
            self.isVerified = isVerified
            self.isKnown = isKnown
            self.load = load
        }
    }

    /// Where to. What is nil comes from the request type (the outcome's own, else the message's), and then from the default.
    package struct Outcome: Hashable, Sendable {
        package var requestType: String?
        package var department: String?
        package var queue: String?
        /// 1 is the most urgent, 5 the least.
        package var priority: Int?
        /// Which of the acknowledgement's templates tells the resident; nil for the usual.
        package var acknowledgement: String?
        /// Mail addresses of the staff's that are told of each request that it places.
        package var notify: [String]
        /// What the request is called besides.
        package var tags: [String]

        package init(
            requestType: String? = nil, department: String? = nil, queue: String? = nil, priority: Int? = nil,
            acknowledgement: String? = nil, notify: [String] = [], tags: [String] = []
        ) {
            self.requestType = requestType
            self.department = department
            self.queue = queue
            self.priority = priority
            self.acknowledgement = acknowledgement
            self.notify = notify
            self.tags = tags
        }
    }

    package init(name: String, when condition: Condition = Condition(), then outcome: Outcome) {
        self.name = name
        self.condition = condition
        self.outcome = outcome
    }
}
