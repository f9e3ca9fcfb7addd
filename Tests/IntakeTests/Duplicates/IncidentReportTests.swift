import Testing

@testable import Intake

@Suite("A report as it is compared")
struct IncidentReportTests {
    @Test(
        "a house is a number, a name and a kind of street; in a text things are counted, too",
        arguments: [
            ("Light out at 93 School St.", NamedHouse(number: 93, street: "school")),
            ("across from 536 NW 31st Ave", NamedHouse(number: 536, street: "nw 31st")),
            ("12 Martin Luther King Boulevard", NamedHouse(number: 12, street: "martin luther king")),
        ])
    func house(_ text: String, _ house: NamedHouse) {
        #expect(IncidentReport(text: text).houses == [house])
    }

    @Test(
        "what is counted, dated or dialled is no house",
        arguments: ["3 cars parked on the street", "since 2 weeks", "call 6175550101", "in 2018 the road", "0 Elm St"])
    func noHouse(_ text: String) {
        #expect(IncidentReport(text: text).houses.isEmpty)
    }

    @Test("a place needs no kind of street")
    func place() {
        #expect(IncidentReport(text: "", place: "12 Bow").houses == [NamedHouse(number: 12, street: "bow")])
        #expect(IncidentReport(text: "12 bows").houses.isEmpty)
    }

    @Test(
        "a landmark and a corner are spots, whichever street goes first; a street alone is none",
        arguments: [
            ("Davis Square", "davis sq", true), ("School St & Summer St", "Summer Street and School St", true),
            ("Kennedy School", "kennedy school", true), ("Lincoln Park", "Lincoln Square", false),
            ("School Street", "School Street", false), ("42.38760, -71.09950", "42.38760, -71.09950", false),
            ("", "", false),
        ])
    func spots(_ one: String, _ other: String, _ isSame: Bool) {
        let (here, there) = (IncidentReport(text: "", place: one), IncidentReport(text: "", place: other))
        #expect((here.spot != nil && here.spot == there.spot) == isSame)
        let gap = IncidentGap(metres: nil, days: 0, isSameReporter: false).estimated(here, there)
        #expect((gap.metres == 20) == isSame)
    }

    @Test("endings and common words leave no trace; what is of one subject in any language meets")
    func words() {
        let one = IncidentReport(text: "The lights are flickering", type: "Streetlight/Lamp (Public)")
        #expect(one.words.terms == ["flicker", "light"])
        #expect(one.typeWords == ["streetlight", "lamp"])
        let other = IncidentReport(text: "la lámpara no sirve")
        #expect(one.subjects.shared(with: other.subjects) == [IncidentSubject.light.rawValue])
    }

    @Test("only so much of a text is looked at")
    func limit() {
        let text = String(repeating: "word ", count: 4_000) + "needle"
        #expect(!IncidentReport(text: text).words.terms.contains("needle"))
    }
}
