/// Places that were not written but told by a telephone: by where a photograph was taken, or by its owner's sharing where they are.
extension PlaceFinder {
    /// Metres around a point in which a street gives it its name.
    private static let reach = 80.0
    /// Metres between points of one message that are the same spot.
    private static let sameSpot = 250.0
    /// Metres that a point may be off to be taken without anybody's look: beyond, it tells a neighbourhood.
    private static let coarsest = 150.0
    /// An older photograph may be of anything.
    private static let oldest = Duration.seconds(3 * 86_400)
    /// Clocks of telephones go wrong.
    private static let latest = Duration.seconds(3_600)

    /// The place that a message tells. What its text says goes first: people photograph a bill at home, too. Its points are asked only where the
    /// text leaves no exact place, nor two of which none can be taken.
    package func place(
        subject: String?, text: String, told points: [ToldPoint], arrivedAt: Moment
    ) -> FoundPlace? {
        let found = places(subject: subject, text: text)
        // Of two places in a text none is taken, and where a photograph was taken does not tell which.
        guard found.best.map({ $0.kind == .street || $0.kind == .town }) ?? true, !points.isEmpty else {
            return found.certain
        }
        return place(told: points, arrivedAt: arrivedAt)
    }

    /// The place that the points of a message tell, where it may be taken without anybody's look: all of them the same spot, exact, lying in the
    /// city, photographs taken lately. Nil otherwise.
    package func place(told points: [ToldPoint], arrivedAt: Moment) -> FoundPlace? {
        let shared = points.filter { $0.source == .shared }
        let taken = shared.isEmpty ? points : shared
        guard let first = taken.first, let point = first.point,
            taken.allSatisfy({
                Self.isSure($0, arrivedAt) && ($0.point?.metres(to: point) ?? .infinity) <= Self.sameSpot
            })
        else { return nil }
        return place(of: first, point, arrivedAt)
    }

    /// Whether a point lies in the city: no, where it is outside of its outline or, without one, far from its streets.
    package func isInCity(_ point: GeoPoint) -> Bool {
        gazetteer.isInside(point) ?? (gazetteer.nearestStreet(to: point, within: Self.reach) != nil)
    }

    private static func isSure(_ told: ToldPoint, _ arrivedAt: Moment) -> Bool {
        if let accuracy = told.accuracy, !(0...coarsest).contains(accuracy) { return false }
        guard told.source == .picture else { return true }
        guard let takenAt = told.takenAt else { return false }
        let age = arrivedAt.since(takenAt)
        return age <= oldest && age >= .zero - latest
    }

    private func place(of told: ToldPoint, _ point: GeoPoint, _ arrivedAt: Moment) -> FoundPlace? {
        guard isInCity(point) else { return nil }
        let near = gazetteer.nearestStreet(to: point, within: Self.reach)
        let address = near.map { near in
            let street = gazetteer.streets[near.street].name.text
            return near.house.map { "\($0) \(street)" } ?? street
        }
        // What is a few metres off is another house as soon as not.
        let off = min(told.accuracy ?? 50, 100)
        var place = FoundPlace(
            kind: .point, range: 0..<0, text: address.map { "near \($0) (\(point.text))" } ?? point.text,
            confidence: (told.source == .shared ? 0.97 : 0.95) - off / 1_000)
        place.source = told.source == .shared ? .shared : .picture
        place.point = point
        place.isInside = true
        place.ward = gazetteer.ward(at: point)
        place.streets = near.map { [gazetteer.streets[$0.street].name.text] } ?? []
        place.reasons = reasons(told, place, arrivedAt)
        return place
    }

    private func reasons(_ told: ToldPoint, _ place: FoundPlace, _ arrivedAt: Moment) -> [String] {
        var reasons: [String] = []
        if let takenAt = told.takenAt {
            let minutes = max(0, arrivedAt.since(takenAt).components.seconds / 60)
            reasons.append("taken \(minutes < 120 ? "\(minutes) min" : "\(minutes / 60) h") before it came")
        }
        if let accuracy = told.accuracy { reasons.append("within \(Int(accuracy.rounded(.up))) m") }
        let isInside = place.point.flatMap { gazetteer.isInside($0) } == true
        reasons.append(isInside ? "in the city" : "by a street of the city")
        if let ward = place.ward { reasons.append(ward) }
        return reasons
    }
}
