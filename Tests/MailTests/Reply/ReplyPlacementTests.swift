import Testing

@testable import Mail

@Suite("Reply cutting: where the reply stands")
struct ReplyPlacementTests {
    private let attribution = "On Mon, Mar 2, 2026 at 10:11 AM Ann <ann@example.org> wrote:\n"

    @Test("below the quotation")
    func below() {
        let text = attribution + "> Where is it?\n> And what?\n\nAt 5th Street.\n"
        #expect(ReplyCutter.cut(plain: text) == ReplyText(newText: "At 5th Street.", quoted: true))
    }

    @Test("around the quotation")
    func around() {
        let text = "Hello,\n" + attribution + "> Where is it?\n>> Nested\n\nAt 5th Street.\n"
        #expect(ReplyCutter.cut(plain: text).newText == "Hello,\nAt 5th Street.")
    }

    @Test("between quoted lines: everything stays but what is quoted at the end")
    func between() {
        let answers = attribution + "> Where is it?\nAt 5th Street.\n> And what is it?\nThe lamp."
        #expect(ReplyCutter.cut(plain: answers) == ReplyText(newText: answers))
        let tail = answers + "\n> Thank you\n> Ann\n"
        #expect(ReplyCutter.cut(plain: tail) == ReplyText(newText: answers, quoted: true))
    }

    @Test("only a quotation: nothing is hidden")
    func nothingNew() {
        let text = attribution + "> Where is it?\n> And what?"
        #expect(ReplyCutter.cut(plain: text) == ReplyText(newText: text))
    }

    @Test("three quoted lines are a quotation without any attribution, two are not")
    func bare() {
        #expect(ReplyCutter.cut(plain: "Yes\n> a\n> b\n>\n> c\n").newText == "Yes")
        #expect(!ReplyCutter.cut(plain: "Yes\n> a\n> b\n").quoted)
    }

    @Test("long links break neither quoted lines nor the text")
    func links() {
        let broken = "Yes\n\n" + attribution + ">\n> Answer by mail\n>\n(http://example.org/c/abcdef) >\n> or here\n>\n"
        #expect(ReplyCutter.cut(plain: broken).newText == "Yes")
        let closing = "See <http://example.org/a/very/long/link\n> and more\nthere"
        #expect(ReplyCutter.cut(plain: closing) == ReplyText(newText: closing))
    }

    @Test("our own marker is the surest sign")
    func marker() {
        let markers = ["-- reply above this line --", "-- responda encima de esta línea --"]
        let top = "It is the lamp.\n\n" + attribution + "\n-- reply above this line --\nDear Ann,\nwe got it."
        #expect(ReplyCutter.display(plain: top, markers: markers).newText == "It is the lamp.")
        let plain = "Es la luz.\n-- RESPONDA encima de esta LÍNEA --\nSome words\nthat nothing else marks"
        #expect(
            ReplyCutter.display(plain: plain, markers: markers) == ReplyText(newText: "Es la luz.", quoted: true))
        let below = "> -- reply above this line --\n> Dear Ann\n> which lamp?\n\nThe one at 5th Street."
        #expect(ReplyCutter.display(plain: below, markers: markers).newText == "The one at 5th Street.")
        let first = "-- reply above this line --\nAll of it is below."
        #expect(ReplyCutter.display(plain: first, markers: markers).newText == first)
    }

    @Test("a mailing list's footer goes, and does not hide what is quoted above it")
    func listFooter() {
        let footer = "\n_______________________________________________\nlamps mailing list\nlamps@lists.example.org\n"
        let result = ReplyCutter.display(plain: "It is dark.\n\n" + attribution + "> Is it?\n\n" + footer)
        #expect(result.newText == "It is dark.")
        #expect(result.signature?.contains("lamps mailing list") == true)
        let form = "It is dark\n______\nand stays so every night of the week"
        #expect(ReplyCutter.display(plain: form).newText == form)
    }
}
