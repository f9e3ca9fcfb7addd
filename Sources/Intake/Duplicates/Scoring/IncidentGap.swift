/// What lies between two reports: room, time and people.
package struct IncidentGap: Hashable, Sendable {
    /// Metres apart; nil where one's place is not known.
    package var metres: Double?
    package var days: Double
    /// The same resident wrote both.
    package var isSameReporter: Bool

    package init(metres: Double?, days: Double, isSameReporter: Bool) {
        self.metres = metres
        self.days = days
        self.isSameReporter = isSameReporter
    }

    /// Between two reports whose places are known where they say coordinates.
    package init(_ one: IncidentReport, _ other: IncidentReport, days: Double, isSameReporter: Bool) {
        let metres = one.position.flatMap { here in other.position.map { here.metres(to: $0) } }
        self.init(metres: metres, days: days, isSameReporter: isSameReporter)
    }

    /// The gap with the metres estimated from the houses or the spot that both name, where they are not known.
    func estimated(_ one: IncidentReport, _ other: IncidentReport) -> IncidentGap {
        var gap = self
        let isSameSpot = one.spot != nil && one.spot == other.spot
        gap.metres = metres ?? (isSameSpot ? Self.sameSpot : Self.metres(one.houses, other.houses))
        return gap
    }

    /// Estimated from the houses that both name, where no coordinates are known: the same house, another one of the street (some three
    /// metres a number), or another street. Nil where one of them names none.
    static func metres(_ one: Set<NamedHouse>, _ other: Set<NamedHouse>) -> Double? {
        guard !one.isEmpty, !other.isEmpty else { return nil }
        if !one.isDisjoint(with: other) { return sameHouse }
        var nearest = elsewhere
        for house in one {
            for neighbour in other where neighbour.street == house.street {
                nearest = min(nearest, max(nextDoor, 3 * Double((house.number - neighbour.number).magnitude)))
            }
        }
        return nearest
    }

    private static let sameHouse = 2.0
    private static let sameSpot = 20.0
    private static let nextDoor = 25.0
    private static let elsewhere = 600.0
}
