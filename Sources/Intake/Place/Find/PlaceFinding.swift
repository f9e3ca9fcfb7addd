/// What places a text names.
package struct PlaceFinding: Hashable, Sendable {
    /// In the order of the text, at most `PlaceFinder.most`, none over another.
    package var places: [FoundPlace]

    package init(places: [FoundPlace]) { self.places = places }

    /// The one that the text is about: the most exact of those it is surest of, the first of such. Nil where there is none.
    package var best: FoundPlace? {
        places.enumerated().max { a, b in
            let (x, y) = (Self.rank(a.element), Self.rank(b.element))
            return x == y ? a.offset > b.offset : x < y
        }?.element
    }

    /// From here on a place is taken without anybody's look: chosen on texts whose places are known (`intake evaluate place`).
    package static let sure = 0.85
    /// Metres between two places of one text that are the same spot: a shop and its corner.
    private static let sameSpot = 250.0
    /// Longer than this is no place's name, and does not fit where staff write one. Characters.
    private static let longest = 200

    /// The place that may be taken without anybody's look: an exact one in the city, of which it is sure, with no other as likely beside
    /// it. Nil where a person should decide.
    package var certain: FoundPlace? {
        guard let best, best.confidence >= Self.sure, best.isInside != false, best.kind != .street, best.kind != .town,
            let point = best.point, best.text.count <= Self.longest
        else { return nil }
        let hasRival = places.contains { other in
            other != best && other.confidence >= Self.sure - 0.1 && other.kind != .street
                && (other.isInside == false || (other.point?.metres(to: point) ?? 0) > Self.sameSpot)
        }
        return hasRival ? nil : best
    }

    /// A street alone is worth less than a house, since nobody can go there.
    private static func rank(_ place: FoundPlace) -> Double {
        let exactness =
            switch place.kind {
            case .address: 0.05
            case .point, .corner: 0.04
            case .block: 0.02
            case .landmark: 0.0
            case .street: -0.25
            case .town: -0.5
            }
        return place.confidence + exactness - (place.point == nil && place.isInside != false ? 0.3 : 0)
    }
}
