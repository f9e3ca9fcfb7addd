/// Finds the places that a text names, in English, Spanish, Portuguese and Haitian Creole, against the city's gazetteer: houses, corners,
/// blocks, landmarks, streets, coordinates.
///
/// A rule of cues, not a model: each place has the reasons for its confidence, and the same text gives the same places everywhere. Takes
/// time in proportion to the text, whatever stands in it (promise 12).
package struct PlaceFinder: Sendable {
    /// Places of one text; a resident's has one or two.
    package static let most = 12
    /// What is less likely than this is no place.
    static let least = 0.25

    let gazetteer: Gazetteer

    package init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

    /// The places in a text.
    package func places(in text: String) -> PlaceFinding {
        var text = text
        return text.withUTF8 { places(in: $0) }
    }

    /// The places in a subject and a text: what the text says goes first.
    package func places(subject: String?, text: String) -> PlaceFinding {
        let inText = places(in: text)
        guard let subject, inText.best.map({ $0.kind == .street || $0.kind == .town || $0.confidence < 0.5 }) ?? true
        else {
            return inText
        }
        let inSubject = places(in: subject)
        guard let better = inSubject.best, better.confidence > inText.best?.confidence ?? 0 else { return inText }
        return inSubject
    }

    private func places(in text: UnsafeBufferPointer<UInt8>) -> PlaceFinding {
        let points = TypedCoordinates.points(in: text, gazetteer)
        var scan = PlaceScan(text, gazetteer)
        // What stands in a link to a map names nothing else.
        for (index, token) in scan.tokens.enumerated()
        where points.contains(where: { $0.range.overlaps(token.range) }) { scan.take(index..<index + 1) }
        scan.places = points
        scan.findStreets()
        scan.findBlocks()
        scan.findAddresses()
        scan.findCorners()
        scan.findLandmarks()
        scan.findStreetsAlone()
        scan.findUnknownAddresses()
        scan.findTowns()
        return PlaceFinding(places: PlaceJudge(gazetteer, scan).judged())
    }
}
