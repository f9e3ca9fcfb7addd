import Testing

@testable import Channels

@Suite("Authentication-Results are taken apart as RFC 8601 has them")
struct AuthenticationResultsTests {
    typealias Result = AuthenticationResults.Result

    struct Field: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var text: String
        /// Nil: none.
        var id: String?
        var results: [Result]
    }

    private static let pass = Result(method: "dmarc", value: "pass", properties: ["header.from": "a.example"])

    private static let fields = [
        Field(testDescription: "nothing was checked", text: "mx.example; none", id: "mx.example", results: []),
        Field(testDescription: "no results at all", text: "mx.example", id: "mx.example", results: []),
        Field(
            testDescription: "the usual", text: "mx.example; dmarc=pass header.from=a.example", id: "mx.example",
            results: [pass]),
        Field(
            testDescription: "a version, capitals, a method's version",
            text: "MX.Example 1; DMARC/1=Pass Header.From=A.Example", id: "mx.example", results: [pass]),
        Field(
            testDescription: "comments everywhere, nested, with what looks like results",
            text:
                "(a (b;dmarc=fail)) mx.example (;dmarc=fail); dmarc (x) = (y) pass (p=none; dmarc=fail) header.from (z)=a.example",
            id: "mx.example", results: [pass]),
        Field(
            testDescription: "an escaped parenthesis in a comment",
            text: #"mx.example (\); dmarc=fail header.from=a.example); dmarc=pass header.from=a.example"#,
            id: "mx.example", results: [pass]),
        Field(
            testDescription: "a comment that a combining mark follows",
            text: "mx.example (\u{301}; spf=pass ); dmarc=pass header.from=a.example", id: "mx.example",
            results: [pass]),
        Field(
            testDescription: "a comment that never ends hides the rest",
            text: "mx.example; dmarc=pass header.from=a.example (; dkim=pass header.d=b.example", id: "mx.example",
            results: [pass]),
        Field(
            testDescription: "separators in quotes separate nothing",
            text: #"mx.example; spf=fail smtp.mailfrom="x; dmarc=pass header.from=a.example"@b.example"#,
            id: "mx.example",
            results: [
                Result(
                    method: "spf", value: "fail",
                    properties: ["smtp.mailfrom": "x; dmarc=pass header.from=a.example@b.example"])
            ]),
        Field(
            testDescription: "an equals sign within a value",
            text: "mx.example; dkim=pass header.b=abc= header.d=a.example", id: "mx.example",
            results: [Result(method: "dkim", value: "pass", properties: ["header.b": "abc=", "header.d": "a.example"])]),
        Field(
            testDescription: "of a repeated property the first counts",
            text: "mx.example; dkim=pass header.d=a.example header.d=b.example", id: "mx.example",
            results: [Result(method: "dkim", value: "pass", properties: ["header.d": "a.example"])]),
        Field(
            testDescription: "words without values are passed over",
            text: "mx.example; ; =; dmarc=pass nonsense header.from=a.example; spf", id: "mx.example", results: [pass]),
        Field(
            testDescription: "Exchange Online names no server: its first result stands in that place, and counts",
            text: "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=a.example; dmarc=pass header.from=a.example",
            id: nil, results: [Result(method: "spf", value: "pass", properties: ["smtp.mailfrom": "a.example"]), pass]),
        Field(
            testDescription: "no name, blanks and comments around a method with a version",
            text: " (x) SPF/1 (y) = pass;dmarc=pass header.from=a.example", id: nil,
            results: [Result(method: "spf", value: "pass", properties: [:]), pass]),
        Field(
            testDescription: "a name in quotes that looks like a result is a name",
            text: #""spf=pass"; dmarc=pass header.from=a.example"#, id: "spf=pass", results: [pass]),
        Field(
            testDescription: "no method has a dot: a name, however odd",
            text: "mx.example=1; dmarc=pass header.from=a.example",
            id: "mx.example=1", results: [pass]),
    ]

    @Test(arguments: fields)
    func taken(_ field: Field) throws {
        let parsed = try #require(AuthenticationResults(Array(field.text.utf8)))
        #expect(parsed.authservID == field.id)
        #expect(parsed.results == field.results)
    }

    @Test("what names nobody", arguments: ["", "   ", "(mx.example)", "(mx.example", ";dmarc=pass"])
    func nobody(_ text: String) {
        #expect(AuthenticationResults(Array(text.utf8)) == nil)
    }

    @Test("a field that is too long is not cut, where a domain would end early, but names nobody")
    func tooLong() {
        let start = Array("mx.example; dmarc=pass header.from=a.example".utf8)
        let room = AuthenticationResults.limit - start.count
        #expect(AuthenticationResults(start + Array(repeating: 0x20, count: room)) != nil)
        #expect(AuthenticationResults(start + Array(repeating: 0x20, count: room + 1)) == nil)
    }

    @Test("any octets are read to their end")
    func noise() {
        var random = SystemRandomNumberGenerator()
        let pieces = ["mx.example", ";", "=", "(", ")", "\"", "\\", " ", "\t", "dmarc", "pass", "\u{0}", "é", "."]
        for _ in 0..<3000 {
            let text = (0..<Int.random(in: 0..<30, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }
            _ = AuthenticationResults(Array(text.joined().utf8))
        }
    }
}
