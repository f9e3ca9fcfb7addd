import Intake
import Testing

@Suite("What an incident notice is about")
struct NoticeDraftTests {
    private func reason(
        _ draft: NoticeDraft, _ texts: String..., types: [String] = []
    ) -> String? {
        IncidentNotice(id: RowID(rawValue: 1), draft: draft, from: Moment(milliseconds: 0), until: nil).reason(
            in: FoldedText(texts), types: types)
    }

    @Test("Its words, in any case and with a star, or its request types; words go first")
    func words() {
        let snow = NoticeDraft(name: "Snow", types: ["plowing"], words: ["nieve", "plow*"], texts: [.english: "x"])
        #expect(reason(snow, "When will you be PLOWING?") == "keyword plow*")
        #expect(reason(snow, "hay mucha Nieve aqui") == "keyword nieve")
        #expect(reason(snow, "the street is white", types: ["plowing"]) == "request type plowing")
        #expect(reason(snow, "nieve", types: ["plowing"]) == "keyword nieve")
        #expect(reason(snow, "the street is white", types: ["rats"]) == nil)
        #expect(reason(snow, "nieves") == nil)
    }

    @Test("With places, only what names one")
    func places() {
        let outage = NoticeDraft(
            name: "Outage", words: ["no power"], places: ["Union Square", "Elm St*"], texts: [.english: "x"])
        #expect(reason(outage, "No power in Union Square!") == "keyword no power, place Union Square")
        #expect(reason(outage, "no power", "93 Elm Street") == "keyword no power, place Elm St*")
        #expect(reason(outage, "no power in Davis Square") == nil)
        #expect(reason(outage, "Union Square is nice") == nil)
    }

    @Test("Its time: from the moment on that it begins, up to the one at which it ends")
    func time() {
        let draft = NoticeDraft(name: "Snow", words: ["snow"], texts: [.english: "x"])
        let notice = IncidentNotice(
            id: RowID(rawValue: 1), draft: draft, from: Moment(milliseconds: 10), until: Moment(milliseconds: 20))
        #expect([9, 10, 19, 20].map { notice.isOpen(at: Moment(milliseconds: $0)) } == [false, true, true, false])
    }

    @Test("Its text is in the resident's language, else in English, else in the city's")
    func languages() {
        var draft = NoticeDraft(name: "Snow", words: ["snow"], texts: [.portuguese: "pt", .spanish: "es"])
        #expect(draft.text(in: .spanish, city: .english) == "es")
        #expect(draft.text(in: .haitianCreole, city: .spanish) == "es")
        draft.texts[.english] = "en"
        #expect(draft.text(in: .haitianCreole, city: .spanish) == "en")
    }

    @Test("Everything that is wrong with one is named at once")
    func problems() {
        let long = String(repeating: "x", count: NoticeDraft.longestText + 1)
        #expect(NoticeDraft(name: "", texts: [:]).problems == [.name, .noText, .matchesNothing])
        let draft = NoticeDraft(
            name: "Snow\nand ice", words: ["!!", "sn*w"], places: ["?"], texts: [.english: long],
            endTexts: [.spanish: long])
        #expect(
            draft.problems == [
                .name, .word("'!!' holds no letter or digit"), .word("'sn*w': * may only stand last"),
                .place("'?' holds no letter or digit"), .tooLong(.english), .endTooLong(.spanish),
            ])
        #expect(NoticeDraft(name: "Snow", types: ["plowing"], texts: [.english: "x"]).problems.isEmpty)
    }
}
