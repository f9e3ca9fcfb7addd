import Desk
import Intake
import TestKit
import Testing

@testable import Store

@Suite("A request gets the place that its text names")
struct PlaceFilingTests {
    private let ann = "ann@example.org"
    private let number = "+16175550123"

    /// Two streets that cross, a town beside the city.
    private var finder: PlaceFinder {
        get throws {
            func point(_ latitude: Double, _ longitude: Double) throws -> GeoPoint {
                try #require(GeoPoint(latitude: latitude, longitude: longitude))
            }
            let range = try #require(HouseRange(from: 1, to: 199))
            return PlaceFinder(
                Gazetteer(
                    GazetteerRows(
                        streets: [
                            SampleStreets.school(ward: "Ward 3"),
                            StreetRow(
                                name: StreetName("Highland Avenue"), houses: [range],
                                points: [try point(42.385, -71.11), try point(42.385, -71.09)]),
                        ],
                        landmarks: [Landmark(name: "Medford", kind: Landmark.town, point: nil)])))
        }
    }

    private func places(_ city: SmallCity) async throws -> [String] {
        try await city.column("SELECT COALESCE(place, '-') FROM service_request ORDER BY id")
    }

    @Test(
        "on every channel, with reason and score in the decision, and on the timeline", arguments: StoreEngine.allCases)
    func located(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine, places: try finder)
        try await city.send(.mail(ann, "The light in front of 93 School St has been out since tuesday"))
        try await city.send(.text(number, "Bache en la esquina de Scholl St y Highland Ave"), on: SmallCity.sms)
        #expect(try await places(city) == ["93 School Street", "School Street and Highland Avenue"])
        let decisions = try await city.rows(
            "SELECT reason, CAST(score AS TEXT), kind FROM decision ORDER BY id", columns: 3)
        #expect(decisions.map { $0[2] } == ["located", "located"])
        #expect(decisions[0][0] == "93 School Street: the text names this address")
        #expect(try #require(Double(decisions[0][1])) > 0.9)
        #expect(decisions[1][0].hasSuffix("misspelt, read as School Street"), "\(decisions[1][0])")
        #expect(
            try await city.column("SELECT detail FROM event WHERE kind = 'located' ORDER BY id")
                == ["93 School Street", "School Street and Highland Avenue"])
        #expect(try await city.agrees())
    }

    @Test(
        "not where it is unsure, only a street, two places, or another town's",
        arguments: StoreEngine.allCases)
    func unsure(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine, places: try finder)
        for text in [
            "My son goes to school", "Nobody plowed School Street", "900 School Street has no water",
            "There are potholes at 3 School St and at 180 School St", "A tree fell at 93 School St, Medford",
        ] {
            try await city.send(.mail("\(text.utf8.count)@example.org", text))
        }
        #expect(try await places(city) == Array(repeating: "-", count: 5))
        #expect(try await city.count("decision WHERE kind = 'located'") == 0)
        #expect(try await city.count("event WHERE kind = 'located'") == 0)
    }

    @Test("what goes on with a request moves it nowhere", arguments: StoreEngine.allCases)
    func goesOn(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine, places: try finder)
        try await city.send(.text(number, "A lamp is out at 93 School St"), on: SmallCity.sms)
        try await city.send(.text(number, "and one more at 12 Highland Ave"), on: SmallCity.sms)
        #expect(try await places(city) == ["93 School Street"])
        #expect(try await city.count("decision WHERE kind = 'located'") == 1)
    }

    @Test(
        "staff take it back by clearing it: the state before, and the decision stays to be read",
        arguments: StoreEngine.allCases)
    func takenBack(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine, places: try finder)
        let id = try await city.send(.mail(ann, "A lamp is out at 93 School St"))
        let plain = try await SmallCity(engine)
        let other = try await plain.send(.mail(ann, "A lamp is out at 93 School St"))
        let request = try #require(TrackingNumber(try await city.trackingNumber(of: id)))
        let unplaced = try #require(TrackingNumber(try await plain.trackingNumber(of: other)))
        let before = try #require(try await plain.store.changes.standing(of: unplaced))
        let standing = try #require(try await city.store.changes.standing(of: request))
        #expect(standing.place == "93 School Street" && before.place == nil)
        let details = RequestDetails(
            requestType: standing.requestType, department: standing.department, queue: standing.queue,
            priority: standing.priority, place: nil)
        let changing = RequestChanging(
            catalogue: DeskCatalogue(
                try RoutingRules([], default: RoutingDefault(department: "Constituent Services", queue: "triage"))))
        _ = try await city.store.changes.change(
            request, .details(details), seen: standing.version, note: nil,
            by: Changer(agent: AgentID(rawValue: 1), name: "Maria Silva"), decide: changing.verdict)
        let after = try #require(try await city.store.changes.standing(of: request))
        #expect(after.place == before.place && after.department == before.department && after.status == before.status)
        #expect(try await city.count("decision WHERE kind = 'located'") == 1)
    }

    @Test("it is found by the place's own words, though the text has others", arguments: StoreEngine.allCases)
    func found(_ engine: StoreEngine) async throws {
        try await SearchLibrary.with(engine, places: try finder) { library in
            let number = try await library.mail(ann, "the lamp by 93 scholl st. is dark", name: "Ann Lee")
            try await library.read()
            let hit = try #require(try await library.find("school street").hits.first)
            #expect(hit.trackingNumber == number && hit.part == .place && hit.text == "93 School Street")
            #expect(try await library.numbers("lamp") == [number])
        }
    }
}
