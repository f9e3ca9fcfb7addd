import Intake
import Testing

@Suite("Links to residents: signed, for one thing, with an end")
struct ResidentLinksTests {
    private let now = Moment(milliseconds: 1_900_000_000_000)
    private let subject = RowID(rawValue: 7_000_000_001)
    private let row = RowID(rawValue: 123_456_789_012)

    private func links(_ secrets: [UInt8] = [7]) -> ResidentLinks {
        ResidentLinks(secrets: secrets.map { Array(repeating: $0, count: 32) }, publicURL: "https://311.example.gov")
    }

    private var key: String { links().key(.track, about: subject, row: row, until: now + .seconds(60)) }

    @Test("a key of ours names its row, in either case")
    func holds() {
        #expect(links().row(in: key, for: .track, about: subject, now: now) == row)
        #expect(links().row(in: key.uppercased(), for: .track, about: subject, now: now) == row)
        #expect(ResidentLinks.claimedRow(in: key) == row)
        #expect(key.utf8.count <= 64)
    }

    @Test("for another purpose, about another thing, or after its end it is worth nothing")
    func bound() {
        #expect(links().row(in: key, for: .survey, about: subject, now: now) == nil)
        #expect(links().row(in: key, for: .track, about: RowID(rawValue: 1), now: now) == nil)
        #expect(links().row(in: key, for: .track, about: subject, now: now + .seconds(60)) == row)
        #expect(links().row(in: key, for: .track, about: subject, now: now + .seconds(61)) == nil)
    }

    @Test("the key before is accepted, a strange one is not")
    func secrets() {
        #expect(links([9, 7]).row(in: key, for: .track, about: subject, now: now) == row)
        #expect(links([9]).row(in: key, for: .track, about: subject, now: now) == nil)
        #expect(links([]).row(in: key, for: .track, about: subject, now: now) == nil)
    }

    @Test("no changed character passes, and nothing else does")
    func tampered() {
        for index in key.indices {
            var changed = key
            changed.replaceSubrange(index...index, with: key[index] == "a" ? "b" : "a")
            #expect(links().row(in: changed, for: .track, about: subject, now: now) == nil, "\(changed)")
        }
        for wrong in ["", ".", "..", "a.b.c", key + "a", key + ".a", String(key.dropLast()), "é.é.é"] {
            #expect(links().row(in: wrong, for: .track, about: subject, now: now) == nil, "\(wrong)")
        }
        #expect(ResidentLinks.claimedRow(in: String(repeating: "a", count: 100_000)) == nil)
    }

    @Test("staff read our texts, and what quotes them, without the keys")
    func hidden() throws {
        let number = try #require(TrackingNumber("K7Q4MD29XF") ?? anyNumber())
        let track = links().trackURL(of: number, request: subject, row: row, now: now)
        let survey = links().surveyURL(of: subject, now: now)
        let text = "See \(track). Or \(survey)\n> \(survey.uppercased())&lang=es <\(track)&done=sent>"
        let shown = ResidentLinks.withoutKeys(text)
        let base = "https://311.example.gov"
        #expect(
            shown == "See \(base)/track/\(number)?key=…. Or \(base)/survey/…\n"
                + "> \(base.uppercased())/SURVEY/…&lang=es <\(base)/track/\(number)?key=…&done=sent>")
        for other in ["", "?key=", "/survey/", "https://x.example/?key=abc.def", "a/survey/results.html", "Ä?key=é"] {
            #expect(ResidentLinks.withoutKeys(other) == other)
        }
    }

    @Test("the page's address names the number, and the key only for who is sent it")
    func addresses() throws {
        let number = try #require(TrackingNumber("K7Q4MD29XF") ?? anyNumber())
        #expect(links().trackURL(of: number) == "https://311.example.gov/track/\(number)")
        let url = links().trackURL(of: number, request: subject, row: row, now: now)
        let key = try #require(url.split(separator: "=").last.map(String.init))
        #expect(links().row(in: key, for: .track, about: subject, now: now + .seconds(179 * 86_400)) == row)
        #expect(links().row(in: key, for: .track, about: subject, now: now + .seconds(181 * 86_400)) == nil)
    }

    private func anyNumber() -> TrackingNumber? {
        var generator = SystemRandomNumberGenerator()
        return TrackingNumber(using: &generator)
    }
}
