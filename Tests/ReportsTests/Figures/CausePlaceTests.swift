import Reports
import Testing

@Suite("Where a list of causes goes on")
struct CausePlaceTests {
    @Test("what was written reads back")
    func reads() {
        let place = CausePlace(day: "2026-11-21", offset: 50)
        #expect(CausePlace(place.description) == place)
    }

    @Test(
        "what is no place is none, however far it says",
        arguments: [
            "", "2026-11-21", "2026-11-21.", "2026-11-21.-1", "2026-13-01.5", "2026-11-21.9223372036854775807",
            "2026-11-21.99999999999999999999",
        ])
    func refuses(text: String) { #expect(CausePlace(text) == nil) }
}
