/// What rules may ask of a message besides its words, channel and language. What is nil is not known, and no condition on it holds.
package struct RoutingScene: Hashable, Sendable {
    package var time: CityTime?
    /// The place that it names, as the city writes it, with its streets and ward.
    package var place: [String]
    /// Whether the channel proves who wrote.
    package var isVerified: Bool?
    /// Whether its sender wrote before.
    package var isKnown: Bool?
    /// Open requests by place; a place that is not named has none.
    package var loads: [RoutingLoad.Place: Int]?

    package init(time: CityTime? = nil, place: [String] = [], isVerified: Bool? = nil, isKnown: Bool? = nil) {
        self.time = time
        self.place = place
        self.isVerified = isVerified
        self.isKnown = isKnown
    }
}
