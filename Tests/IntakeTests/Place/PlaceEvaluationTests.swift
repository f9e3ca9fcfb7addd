import Intake
import Testing

@Suite struct PlaceEvaluationTests {
    private let finder = SomervilleGazetteer.finder

    @Test("rows, what was found, and how far it lies")
    func figures() throws {
        let hall = try #require(GeoPoint(latitude: 42.3867, longitude: -71.0983))
        let far = try #require(GeoPoint(latitude: 42.4065, longitude: -71.1190))
        let evaluation = PlaceEvaluation(
            [
                PlaceExample(text: "the light at 93 School St is out", said: "93 school street, Somerville MA"),
                PlaceExample(text: "corner of School and Highland", said: "Highland Ave & School St"),
                PlaceExample(text: "rats at 12 Elm St", said: "14 Elm St"),
                PlaceExample(text: "water across from city hall", said: "93 Highland Avenue", point: hall),
                PlaceExample(text: "something somewhere", said: "5 Bow St"),
                PlaceExample(text: "thank you so much"),
                PlaceExample(text: "55 Morrison Ave"),
                PlaceExample(text: "near city hall", point: far),
            ], finder: finder)
        #expect(evaluation.rows == 8)
        #expect(evaluation.expected == 6)
        #expect(evaluation.found == 6)
        #expect(evaluation.silent == 1)
        #expect(evaluation.correct == 3)
        #expect(evaluation.precision == 0.5)
        #expect(evaluation.recall == 0.5)
        #expect(evaluation.measured == 2)
        #expect(evaluation.withinReach == 1)
    }

    @Test("nothing gives nothing")
    func nothing() {
        let evaluation = PlaceEvaluation([], finder: finder)
        #expect(evaluation.rows == 0 && evaluation.precision == 0 && evaluation.medianMetres == nil)
    }

    @Test("on the sentences that were held back: precision and recall at least nine of ten")
    func heldBack() {
        let examples = SaidPlace.heldBack.map {
            PlaceExample(text: $0.text, said: $0.place.map { String($0.split(separator: "|")[0]) })
        }
        let evaluation = PlaceEvaluation(examples, finder: finder)
        #expect(evaluation.precision >= 0.9 && evaluation.recall >= 0.9, "\(evaluation)")
        #expect(evaluation.surePrecision >= 0.97, "\(evaluation)")
    }
}
