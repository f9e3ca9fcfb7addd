import Intake
import Testing

/// A sentence as residents write it, and the place that it names: nil where it names none.
struct SaidPlace: Sendable, CustomTestStringConvertible {
    var text: String
    /// As `FoundPlace.text` begins; several places at the same spot are parted by `|`.
    var place: String?

    init(_ text: String, _ place: String?) {
        self.text = text
        self.place = place
    }

    var testDescription: String { text }

    /// Whether a finding says what is expected, or keeps silent where it should.
    func holds(_ finding: PlaceFinding) -> Bool {
        guard let place else { return (finding.best?.confidence ?? 0) < Self.silence }
        guard let best = finding.best, best.confidence >= Self.silence else { return false }
        return place.split(separator: "|").contains { best.text == $0 || best.text.hasPrefix("\($0),") }
    }

    /// What is less sure than this is not said.
    static let silence = 0.5
}
