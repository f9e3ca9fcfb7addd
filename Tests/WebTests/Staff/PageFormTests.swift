import Testing
import Web

@Suite("Forms")
struct PageFormTests {
    @Test("fields are decoded, the first of a name counts, and all can be had")
    func fields() throws {
        let form = try #require(PageForm(Array("a=1&b=x+%C3%A9%26%3D&a=2&&c&=d&e=%zz%4".utf8)))
        #expect(form["a"] == "1" && form.all("a") == ["1", "2"])
        #expect(form["b"] == "x é&=")
        #expect(form["c"] == "" && form["missing"] == nil && form.text("missing") == "")
        #expect(form["e"] == "%zz%4")
    }

    @Test("too many fields are no form, and bytes that are no text do no harm")
    func limits() throws {
        #expect(PageForm(Array(String(repeating: "a&", count: 501).utf8)) == nil)
        #expect(PageForm(Array(String(repeating: "a&", count: 500).utf8)) != nil)
        #expect(try #require(PageForm(Array("a=%FF%00".utf8)))["a"] == "\u{FFFD}\0")
    }
}
