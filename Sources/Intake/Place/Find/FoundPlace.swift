/// A place that a text names, or that a telephone told beside it.
package struct FoundPlace: Hashable, Sendable {
    /// From where it is known.
    package enum Source: Hashable, Sendable {
        case text
        /// Where a photograph was taken.
        case picture
        /// The resident shared where they are.
        case shared
    }

    package enum Kind: String, Codable, CaseIterable, Sendable {
        case address
        case corner
        /// A street between two others.
        case block
        case landmark
        /// A street and no more: where on it, the text does not say.
        case street
        /// Coordinates, typed or in a link to a map.
        case point
        /// Another town, and no more.
        case town
    }

    package var kind: Kind
    package var source = Source.text
    /// Its words in the text: bytes of the UTF-8.
    package var range: Range<Int>
    /// As the city writes it: `93 School Street`, `School Street and Highland Avenue`.
    package var text: String
    /// The streets that it is on: of a corner both, of a block the street first.
    package var streets: [String] = []
    package var house: Int?
    /// The last house where the text names several.
    package var lastHouse: Int?
    /// Apartment or floor, in the text's words.
    package var unit: String?
    /// Nil where it is not known where that is.
    package var point: GeoPoint?
    package var ward: String?
    /// 0 to 1: how sure it is that the text means this place.
    package var confidence: Double
    /// Whether it lies in the city: no, where the text names another town; nil where nothing tells.
    package var isInside: Bool?
    /// What spoke for it and against it, in words for agents.
    package var reasons: [String] = []

    /// How it is known, and why it is believed: the reason of the decision.
    package var story: String {
        let how =
            switch source {
            case .text: "the text names this \(kind.rawValue)"
            case .picture: "from the photo"
            case .shared: "the resident shared where they are"
            }
        return (["\(text): \(how)"] + reasons).joined(separator: "; ")
    }

    /// How sure it is, as decisions keep it.
    package var score: Double { (confidence * 1_000).rounded() / 1_000 }

    /// All that it may be called by: the place itself, its streets and its ward.
    package var names: [String] { [text] + streets + [ward].compactMap(\.self) }

    package init(kind: Kind, range: Range<Int>, text: String, confidence: Double) {
        self.kind = kind
        self.range = range
        self.text = text
        self.confidence = confidence
    }
}
