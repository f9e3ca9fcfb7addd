/// How well places are found in texts of which somebody said where they are. A row without words and coordinates names no place, where
/// other rows of its file have some.
package struct PlaceEvaluation: Hashable, Sendable, Encodable {
    /// What is less sure is not said.
    package static let usualLeast = 0.5
    /// Metres between the place that was found and the one that is right which still are the same spot.
    package static let usualReach = 150.0

    /// Texts.
    package var rows = 0
    /// Of which a place is given.
    package var expected = 0
    /// Of which one was found.
    package var found = 0
    /// Of which the right one was found: in words where these are given, otherwise by coordinates.
    package var correct = 0
    /// Of what was found, what is right.
    package var precision = 0.0
    /// Of what is there, what was found rightly.
    package var recall = 0.0
    package var f1 = 0.0
    /// Texts without a place in which none was found.
    package var silent = 0
    /// Those that are taken without anybody's look (`PlaceFinding.certain`).
    package var sureFound = 0
    package var surePrecision = 0.0
    /// Rows with coordinates in which a place with coordinates was found.
    package var measured = 0
    /// Metres between the two; nil where nothing could be measured.
    package var medianMetres: Double?
    package var withinReach = 0
    /// By what kind of place was found.
    package var kinds: [String: Int] = [:]

    /// - Parameters:
    ///   - examples: the rows.
    ///   - finder: by the city's gazetteer.
    ///   - least: the confidence from which on a place counts as found.
    ///   - reach: metres within which coordinates are right.
    package init(
        _ examples: [PlaceExample], finder: PlaceFinder, least: Double = usualLeast, reach: Double = usualReach
    ) {
        let match = PlaceMatch(finder, reach: reach)
        var distances: [Double] = []
        var (right, sureRight) = (0, 0)
        for example in examples {
            rows += 1
            let isExpected = example.said != nil || example.point != nil
            if isExpected { expected += 1 }
            let finding = finder.places(in: example.text)
            guard let best = finding.best, best.confidence >= least else {
                if !isExpected { silent += 1 }
                continue
            }
            found += 1
            kinds[best.kind.rawValue, default: 0] += 1
            let isRight = isExpected && match.isRight(best, example)
            if isRight { right += 1 }
            if finding.certain != nil {
                sureFound += 1
                if isRight { sureRight += 1 }
            }
            if let point = example.point, let other = best.point { distances.append(point.metres(to: other)) }
        }
        correct = right
        precision = Self.share(right, found)
        recall = Self.share(right, expected)
        f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
        surePrecision = Self.share(sureRight, sureFound)
        measured = distances.count
        withinReach = distances.count { $0 <= reach }
        medianMetres = distances.isEmpty ? nil : distances.sorted()[distances.count / 2].rounded()
    }

    private static func share(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
}
