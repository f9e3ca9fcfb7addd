import Intake
import Testing

@Suite struct PlaceGeometryTests {
    private func point(_ latitude: Double, _ longitude: Double) throws -> GeoPoint {
        try #require(GeoPoint(latitude: latitude, longitude: longitude))
    }

    @Test("distances within a city")
    func metres() throws {
        // City Hall to Davis Square: 2,246 m by the haversine formula on the same sphere.
        let metres = try point(42.3867, -71.0983).metres(to: point(42.3965, -71.1222))
        #expect(abs(metres - 2_246) < 5, "\(metres)")
        #expect(GeoPoint(latitude: 91, longitude: 0) == nil)
        #expect(GeoPoint(latitude: .nan, longitude: 0) == nil)
        #expect(try point(-0.000001, 0.5).text == "0.00000, 0.50000")
    }

    @Test("a hole is outside, and so is what lies beside the outline")
    func areas() throws {
        func square(_ low: Double, _ high: Double) throws -> [GeoPoint] {
            try [(low, low), (low, high), (high, high), (high, low), (low, low)].map { try point($0.0, $0.1) }
        }
        let area = GeoArea(kind: .city, name: "X", polygons: [[try square(0, 10), try square(4, 6)]])
        #expect(area.contains(try point(2, 2)))
        #expect(!area.contains(try point(5, 5)))
        #expect(!area.contains(try point(11, 5)))
        #expect(area.metres(to: try point(2, 2)) == 0)
        #expect(abs(area.metres(to: try point(10.001, 5)) - 111.2) < 1)
    }

    @Test("every house of a range is inside the city, in a ward, near its street")
    func houses() throws {
        let finder = SomervilleGazetteer.finder
        var before: GeoPoint?
        for number in stride(from: 2, through: 460, by: 20) {
            let place = try #require(finder.places(in: "\(number) Highland Ave").best)
            let here = try #require(place.point)
            #expect(place.isInside == true)
            #expect(place.ward != nil)
            // Numbers rise along the street.
            if let before { #expect((20...400).contains(here.metres(to: before)), "\(number)") }
            before = here
        }
    }
}
