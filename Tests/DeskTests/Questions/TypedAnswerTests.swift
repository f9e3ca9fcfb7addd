import Intake
import Testing

@testable import Desk

@Suite("Answers to what a type asks, as they are typed")
struct TypedAnswerTests {
    private func question(_ kind: TypeQuestion.Kind) -> TypeQuestion {
        TypeQuestion(code: "q", text: "?", kind: kind, options: ["a", "b"])
    }

    private func check(_ kind: TypeQuestion.Kind, _ typed: String..., known: [String] = []) -> [String]? {
        try? TypedAnswer.check(question(kind), typed, known: known).get().values
    }

    @Test(
        "what each kind takes",
        arguments: [
            (.line, " Elm\nStreet ", ["Elm Street"]), (.text, " one\r\ntwo ", ["one\ntwo"]), (.line, "  ", []),
            (.line, "a\u{0}b\u{7}", ["ab"]), (.line, "<b>", ["<b>"]),
            (.number, "12", ["12"]), (.number, "-1.5", ["-1.5"]), (.number, "+3", ["+3"]), (.number, "1,500", nil),
            (.number, "12a", nil), (.number, "1.2.3", nil), (.number, "-", nil), (.number, "--1", nil),
            (.number, ".", nil), (.number, "٣", nil), (.number, "", []),
            (.time, "2026-11-22T14:05", ["2026-11-22T14:05"]), (.time, "2026-11-22T14:05:00", ["2026-11-22T14:05"]),
            (.time, "2028-02-29T00:00", ["2028-02-29T00:00"]), (.time, "2026-02-29T00:00", nil),
            (.time, "2026-13-01T00:00", nil), (.time, "2026-11-31T00:00", nil), (.time, "2026-11-22T24:00", nil),
            (.time, "2026-11-22T14:60", nil), (.time, "2026-11-22 14:05", nil), (.time, "tomorrow", nil),
            (.time, "2026-11-22", nil), (.time, "2026-11-22T14:05Z", nil), (.time, "0000-01-01T00:00", nil),
            (.choice, "a", ["a"]), (.choice, "c", nil), (.choice, "", []), (.notice, "anything", []),
        ] as [(TypeQuestion.Kind, String, [String]?)])
    func kinds(_ kind: TypeQuestion.Kind, _ typed: String, _ taken: [String]?) {
        #expect(check(kind, typed) == taken)
    }

    @Test("one of a choice, any of choices in their order, each once")
    func several() {
        #expect(check(.choice, "a", "b") == ["a"])
        #expect(check(.choices, "b", "a", "b") == ["b", "a"])
        #expect(check(.choices, "b", "c") == nil)
        #expect(check(.choices, "", "") == [])
    }

    @Test("no more than fits, in units of a browser's field")
    func long() {
        #expect(check(.line, String(repeating: "x", count: 300))?.count == 1)
        #expect(check(.line, String(repeating: "x", count: 301)) == nil)
        #expect(check(.line, String(repeating: "🕳️", count: 150)) == nil)
        #expect(check(.text, String(repeating: "x", count: 4_000))?.count == 1)
        #expect(check(.text, String(repeating: "x", count: 4_001)) == nil)
    }

    @Test("what is answered already may stay, whatever is asked now; beside it only what is offered")
    func known() {
        #expect(check(.number, "many", known: ["many"]) == ["many"])
        #expect(check(.number, "lots", known: ["many"]) == nil)
        #expect(check(.choice, "old", known: ["old"]) == ["old"])
        #expect(check(.choices, "old", "a", known: ["old", "b"]) == ["old", "a"])
        #expect(check(.choices, "older", known: ["old"]) == nil)
    }

    @Test("an answer of an older wording, or to an option that is gone, is told as such")
    func outdated() {
        func answer(_ text: String, _ values: String...) -> QuestionAnswer {
            QuestionAnswer(
                question: "q", text: text, values: values, authorName: "Ann", at: Moment(milliseconds: 0))
        }
        #expect(!answer("?", "a").isOutdated(by: question(.choice)))
        #expect(answer("??", "a").isOutdated(by: question(.choice)))
        #expect(answer("?", "a", "old").isOutdated(by: question(.choices)))
        #expect(!answer("?", "old").isOutdated(by: question(.line)))
    }
}
