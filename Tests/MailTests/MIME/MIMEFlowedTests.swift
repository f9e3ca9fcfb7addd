import Testing

@testable import Mail

@Suite("format=flowed")
struct MIMEFlowedTests {
    @Test(
        "Flowed lines are joined",
        arguments: [
            ("one \r\ntwo\r\nthree", "one two\nthree", ""),
            ("one \r\ntwo", "onetwo", "; delsp=yes"),
            ("> quoted \r\n> more\r\nnew", "> quoted more\nnew", ""),
            (">> deep \r\n> less", ">> deep \n> less", ""),
            (">>deep", ">> deep", ""),
            (" From stuffed\r\n >not a quote", "From stuffed\n>not a quote", ""),
            ("text \r\n-- \r\nJo", "text \n-- \nJo", ""),
            ("fixed\r\n\r\nfixed", "fixed\n\nfixed", ""),
            ("end \r\n", "end ", ""),
        ])
    func joined(text: String, expected: String, parameter: String) {
        let mail = ParsedMail(
            parsing: Array("Content-Type: text/plain; format=flowed\(parameter)\r\n\r\n\(text)".utf8))
        #expect(mail.text == expected)
    }

    @Test("Without the parameter nothing is joined")
    func fixed() {
        #expect(ParsedMail(parsing: Array("\r\none \r\ntwo".utf8)).text == "one \ntwo")
    }
}
