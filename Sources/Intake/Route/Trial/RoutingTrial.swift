/// What other routing rules would do with earlier messages.
package struct RoutingTrial: Sendable {
    /// A message that would go elsewhere.
    package struct Change: Hashable, Sendable {
        package let message: PlacedMessage
        package let placement: Placement
        /// Whether a person had placed it: then the rules would do what somebody changed.
        package let wasPerson: Bool
    }

    package private(set) var tried = 0
    /// Of those, how many people had placed.
    package private(set) var people = 0
    package private(set) var changes: [Change] = []
    private let routing: RoutingRules
    private let calendar: CityCalendar
    /// As they are now: what was open when a message came is not known any more.
    private let loads: [RoutingLoad.Place: Int]?
    /// Rules that never decide.
    package let unreachable: [UnreachableRule]

    package init(_ routing: RoutingRules, calendar: CityCalendar, loads: [RoutingLoad.Place: Int]? = nil) {
        self.routing = routing
        self.loads = loads
        unreachable = routing.unreachable
        self.calendar = calendar
    }

    /// - Parameter guess: what was learnt of a message.
    package mutating func take(_ message: PlacedMessage, guess: () -> TypeGuess? = { nil }) {
        let folded = FoldedText([message.subject ?? "", message.text], limit: RoutingRules.examinedBytes)
        var scene = message.scene
        let time = CityTime(message.arrivedAt, in: calendar)
        scene.time = time
        scene.loads = loads
        let after = routing.placement(
            of: folded, channel: message.channel, language: message.language, on: time.day, scene: scene,
            guess: guess)
        let (before, wasPerson) = (message.placement, message.placement.rule == RoutingRules.personRule)
        tried += 1
        people += wasPerson ? 1 : 0
        let isSame =
            before.requestType == after.requestType && before.department == after.department
            && before.queue == after.queue && before.priority == after.priority
            && before.tags ?? [] == after.tags ?? []
        if !isSame { changes.append(Change(message: message, placement: after, wasPerson: wasPerson)) }
    }
}
