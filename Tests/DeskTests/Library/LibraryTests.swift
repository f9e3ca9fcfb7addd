import Desk
import Intake
import Testing

@Suite("The library: texts with variables, and finding them")
struct LibraryTests {
    @Test(
        "variables are filled in, and what follows the bar where there is no value",
        arguments: [
            ("Hello {{resident_name|there}}, {{agent}}", "Hello there, Maria"),
            ("{{ tracking_number }}", "K7Q-4MD-29XF"),
            ("{{department}}", ""), ("no braces }} {{", "no braces }} {{"), ("{{agent}}{{agent}}", "MariaMaria"),
            ("{{city}}", "{{agent}}"),
        ])
    func filled(_ text: String, _ expected: String) {
        let values: [AnswerVariable: String] = [
            .agent: "Maria", .trackingNumber: "K7Q-4MD-29XF", .residentName: "", .city: "{{agent}}",
        ]
        #expect(AnswerText(text).filled(values) == expected)
    }

    @Test("what is no variable is named")
    func unknown() {
        let draft = LibraryDraft(kind: .template, name: "x", texts: [.spanish: "{{nombre}} {{agent}} {{}}"])
        #expect(draft.problems == [.unknownVariable("nombre", .spanish), .unknownVariable("", .spanish)])
        #expect(LibraryDraft(kind: .article, name: "", texts: [:]).problems == [.name, .noText])
    }

    @Test("the resident's language, else the city's, else any")
    func languages() {
        let draft = LibraryDraft(kind: .template, name: "x", texts: [.spanish: "hola", .portuguese: "olá"])
        #expect(draft.text(in: .portuguese, city: .english)?.text == "olá")
        #expect(draft.text(in: .haitianCreole, city: .spanish)?.language == .spanish)
        #expect(draft.text(in: .haitianCreole, city: .english)?.text == "hola")
    }

    private func entry(_ id: Int64, _ name: String, _ text: String, _ kind: LibraryDraft.Kind = .article)
        -> LibraryEntry
    {
        LibraryEntry(
            id: RowID(rawValue: id),
            draft: LibraryDraft(kind: kind, name: name, texts: [.english: text, .spanish: "texto \(id) común"]),
            version: 1,
            changedAt: Moment(milliseconds: 0), retiredAt: nil)
    }

    private var search: LibrarySearch {
        LibrarySearch([
            entry(1, "Trash day", "Put the bins out by seven."),
            entry(2, "Snow parking ban", "Move the car. Trash waits."),
            entry(3, "Thank you", "You are welcome.", .template),
        ])
    }

    @Test(
        "every word that was typed begins a word of it; the name counts most",
        arguments: [("trash", [1, 2]), ("tra", [1, 2]), ("trash bins", [1]), ("COMUN", [2, 3, 1]), ("nothing", [])])
    func finds(_ typed: String, _ ids: [Int64]) {
        let found = search.find(typed, in: .english, limit: 10).map(\.id.rawValue)
        #expect(Set(found) == Set(ids))
        if typed != "COMUN" { #expect(found == ids) }
    }

    @Test("all by name where nothing is typed; of one kind alone")
    func all() {
        #expect(search.find("", in: .english, limit: 10).map(\.id.rawValue) == [2, 3, 1])
        #expect(search.find("", kind: .template, in: .english, limit: 10).map(\.id.rawValue) == [3])
        #expect(search.find("", in: .english, limit: 1).count == 1)
    }

    @Test("what may answer a text: entries that share words with it")
    func related() {
        #expect(
            search.related(to: "When is my trash picked up?", kind: .article, in: .english, limit: 5).first?.id.rawValue
                == 1)
        #expect(search.related(to: "Thank you", kind: .article, in: .english, limit: 5).isEmpty)
    }
}
