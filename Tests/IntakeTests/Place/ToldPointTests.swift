import Intake
import TestKit
import Testing

@Suite("A place by where a photograph was taken, or by what the resident shared")
struct ToldPointTests {
    private static let now = Moment(milliseconds: 1_795_300_000_000)

    /// One street; a city around it, or no outline.
    private func finder(outlined: Bool = true) throws -> PlaceFinder {
        func point(_ latitude: Double, _ longitude: Double) throws -> GeoPoint {
            try #require(GeoPoint(latitude: latitude, longitude: longitude))
        }
        let corners = [(42.37, -71.12), (42.37, -71.08), (42.40, -71.08), (42.40, -71.12), (42.37, -71.12)]
        let outline = try corners.map { try point($0.0, $0.1) }
        return PlaceFinder(
            Gazetteer(
                GazetteerRows(
                    streets: [SampleStreets.school()],
                    areas: outlined
                        ? [
                            GeoArea(kind: .city, name: "City", polygons: [[outline]]),
                            GeoArea(kind: .ward, name: "Ward 3", polygons: [[outline]]),
                        ] : [])))
    }

    private func told(
        _ source: ToldPoint.Source, _ latitude: Double, _ longitude: Double, accuracy: Double? = 8,
        age: Duration? = .seconds(840)
    ) throws -> ToldPoint {
        ToldPoint(
            source, try #require(GeoPoint(latitude: latitude, longitude: longitude)), accuracy: accuracy,
            takenAt: source == .picture ? age.map { Self.now - $0 } : nil)
    }

    @Test("the nearest house, the ward, and why")
    func near() throws {
        let place = try #require(
            try finder().place(told: [try told(.picture, 42.3849, -71.1001)], arrivedAt: Self.now))
        #expect(place.text == "near 99 School Street (42.38490, -71.10010)")
        #expect(place.ward == "Ward 3" && place.streets == ["School Street"] && place.isInside == true)
        #expect(
            place.story
                == "near 99 School Street (42.38490, -71.10010): from the photo; taken 14 min before it came; within 8 m; in the city; Ward 3"
        )
        #expect(place.score == 0.942)
        let shared = try #require(try finder().place(told: [try told(.shared, 42.3849, -71.1001)], arrivedAt: Self.now))
        #expect(shared.story.contains("the resident shared where they are") && shared.score == 0.962)
    }

    @Test("not outside, not vague, not old, not of an unknown time, not two places")
    func unsure() throws {
        let finder = try finder()
        func place(_ points: [ToldPoint]) -> FoundPlace? { finder.place(told: points, arrivedAt: Self.now) }
        #expect(place([try told(.picture, 42.45, -71.1)]) == nil)
        #expect(place([try told(.picture, 42.385, -71.1, accuracy: 400)]) == nil)
        #expect(place([try told(.picture, 42.385, -71.1, age: .seconds(4 * 86_400))]) == nil)
        #expect(place([try told(.picture, 42.385, -71.1, age: .seconds(-7_200))]) == nil)
        #expect(place([try told(.picture, 42.385, -71.1, age: nil)]) == nil)
        #expect(place([try told(.picture, 42.381, -71.1), try told(.picture, 42.389, -71.1)]) == nil)
        #expect(place([]) == nil)
        // What the resident shared goes before what their pictures say.
        #expect(place([try told(.picture, 42.45, -71.1), try told(.shared, 42.385, -71.1)])?.source == .shared)
    }

    @Test("without an outline, by a street of the city only")
    func outline() throws {
        let finder = try finder(outlined: false)
        #expect(finder.place(told: [try told(.shared, 42.385, -71.1003)], arrivedAt: Self.now) != nil)
        #expect(finder.place(told: [try told(.shared, 42.385, -71.103)], arrivedAt: Self.now) == nil)
    }
}
