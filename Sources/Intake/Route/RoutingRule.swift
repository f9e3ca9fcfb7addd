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

        package init(
            channels: [String] = [], keywords: [String] = [], requestTypes: [String] = [], languages: [Language] = []
        ) {
            self.channels = channels
            self.keywords = keywords
            self.requestTypes = requestTypes
            self.languages = languages
        }
    }

    /// Where to. What is nil comes from the request type (the outcome's own, else the message's), and then from the default.
    package struct Outcome: Hashable, Sendable {
        package var requestType: String?
        package var department: String?
        package var queue: String?
        /// 1 is the most urgent, 5 the least.
        package var priority: Int?

        package init(
            requestType: String? = nil, department: String? = nil, queue: String? = nil, priority: Int? = nil
        ) {
            self.requestType = requestType
            self.department = department
            self.queue = queue
            self.priority = priority
        }
    }

    package init(name: String, when condition: Condition = Condition(), then outcome: Outcome) {
        self.name = name
        self.condition = condition
        self.outcome = outcome
    }
}
