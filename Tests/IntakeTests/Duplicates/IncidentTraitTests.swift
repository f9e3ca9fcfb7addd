import Testing

@testable import Intake

@Suite("By what reports of one incident find each other")
struct IncidentTraitTests {
    private func meet(_ one: IncidentReport, _ other: IncidentReport) -> Bool {
        !Set(IncidentTrait.sought(for: one)).isDisjoint(with: IncidentTrait.kept(of: other))
    }

    private func at(_ latitude: Double, _ longitude: Double) -> IncidentReport {
        IncidentReport(text: "", place: "\(latitude), \(longitude)")
    }

    @Test(
        "whatever is within 100 m meets, over every cell's border, and what is a kilometre off does not",
        arguments: [(42.3876, -71.0995), (-33.4512, -70.6612), (0.0104, 0.0104), (60.1712, 179.9999)])
    func cells(_ latitude: Double, _ longitude: Double) throws {
        let here = at(latitude, longitude)
        let point = try #require(here.position)
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let north = Double.random(in: -0.0009...0.0009, using: &generator)
            let east = Double.random(in: -0.0009...0.0009, using: &generator)
            let wrapped = longitude + east > 180 ? longitude + east - 360 : longitude + east
            #expect(meet(here, at(latitude + north, wrapped)))
        }
        let far = at(latitude + 0.009, longitude)
        let distant = try #require(far.position)
        #expect(!meet(here, far) && point.metres(to: distant) > 900)
    }

    @Test("a house and telling words meet; what stands in every other report does not")
    func words() {
        #expect(meet(IncidentReport(text: "Rats at 12 Bow St"), IncidentReport(text: "noise, 12 Bow Street")))
        #expect(meet(IncidentReport(text: "tag M724GI"), IncidentReport(text: "a car, m724gi, for weeks")))
        #expect(!meet(IncidentReport(text: "light is out please"), IncidentReport(text: "a light is out please")))
    }

    @Test("so many are kept and sought, the most telling ones; the numbers are the same in every run")
    func limits() {
        let words = (0..<40).map { "w" + String(repeating: "x", count: 3 + $0 % 7) + "\($0)" }.joined(separator: " ")
        let report = IncidentReport(
            text: words + " 1 A St 2 Bow St 3 Cob St 4 Dow St 5 Elm St", place: "42.1234, -71.1234")
        #expect(IncidentTrait.kept(of: report).count == 1 + 3 + 8)
        #expect(IncidentTrait.sought(for: report).count == 9 + 3 + 4)
        #expect(IncidentTrait.kept(of: IncidentReport(text: "mazda")).map(\.rawValue) == [Self.mazda])
        #expect(IncidentTrait.kept(of: at(42.3876, -71.0995)).map(\.rawValue) == [Self.cell])
    }

    private static let mazda: Int64 = 3_802_034_424_694_009_299
    private static let cell: Int64 = 1_152_945_196_451_812_530

    @Test(
        "coordinates are read as people paste them, and other numbers are none",
        arguments: [
            ("42.38760, -71.09950", true), ("at 42.3876,-71.0995 near the pole", true), ("42.3876 -71.0995", true),
            ("https://maps.example/@42.3876,-71.0995,17z", true), ("paid 12.50, 13.75", false), ("42.3876", false),
            ("42.3876 or so, and -71.0995", false), ("142.3876, -71.0995", false), ("1.2.3.4, 5.6.7.8", false),
        ])
    func coordinates(_ text: String, _ isPosition: Bool) {
        #expect((IncidentPosition(in: text) != nil) == isPosition, "\(text)")
    }
}
