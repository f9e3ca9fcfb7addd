/// How much is open somewhere, as rules ask it.
package struct RoutingLoad: Hashable, Sendable {
    package enum Place: Hashable, Sendable {
        case department(String)
        case queue(String)
        /// By its name.
        case team(String)

        /// `queue roads`
        package var text: String {
            switch self {
            case .department(let name): "department \(name)"
            case .queue(let name): "queue \(name)"
            case .team(let name): "team \(name)"
            }
        }
    }

    package var place: Place
    /// More requests than so many are open there; nil for any number.
    package var over: Int?
    /// Fewer than so many.
    package var under: Int?

    package init(_ place: Place, over: Int? = nil, under: Int? = nil) {
        self.place = place
        self.over = over
        self.under = under
    }

    /// - Parameter counts: open requests by place, none where a place is not named; nil where nothing was counted yet, when no load holds.
    func holds(_ counts: [Place: Int]?) -> Bool {
        guard let counts else { return false }
        let open = counts[place] ?? 0
        return over.map { open > $0 } ?? true && under.map { open < $0 } ?? true
    }

    /// Whether it holds wherever the other one does.
    func covers(_ other: RoutingLoad) -> Bool {
        place == other.place && over.map { wide in other.over.map { $0 >= wide } ?? false } ?? true
            && under.map { wide in other.under.map { $0 <= wide } ?? false } ?? true
    }
}
