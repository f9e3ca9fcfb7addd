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
