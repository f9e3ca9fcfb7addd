import Testing

@testable import Mail

@Suite("Content-Type and its parameters")
struct MIMEParameterTests {
    static func headers(_ value: String) -> HeaderFields {
        HeaderFields(parsing: Array("Content-Type: \(value)\r\n\r\n".utf8))
    }

    @Test(
        "Types",
        arguments: [
            ("text/plain", "text/plain"), ("TEXT/Html; charset=x", "text/html"), ("image/ jpeg", "image/jpeg"),
            (" message / rfc822", "message/rfc822"), ("text/plain;;", "text/plain"),
            ("text/plain/format", "text/plain"),
            ("(hello) text/plain (world)", "text/plain"), ("text", nil), ("text/", nil), ("/plain", nil), ("", nil),
            (";", nil),
            (
                "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.template"
            ),
        ] as [(String, String?)])
    func types(value: String, expected: String?) {
        #expect(Self.headers(value).mediaType?.description == expected)
    }

    @Test(
        "Parameters called name",
        arguments: [
            ("a/b; name=x.txt", "x.txt"),
            ("a/b; name=\"x y.txt\"", "x y.txt"),
            ("a/b; name=x y.txt; z=1", "x y.txt"),
            ("a/b; name=\"a \\\"b\\\" c\"", "a \"b\" c"),
            ("a/b; name=\"C:\\dir\\x.txt\"", "C:\\dir\\x.txt"),
            ("a/b; name=\"long\r\n name.txt\"", "long name.txt"),
            ("a/b; NAME = x.txt", "x.txt"),
            ("a/b name=x.txt", "x.txt"),
            ("a/b; charset=us-ascii name=x.txt", "x.txt"),
            ("a/b; name=\"unterminated", "unterminated"),
            ("a/b; name=", ""),
            ("a/b; other=1", nil),
            ("a/b; name*=utf-8''%e2%82%ac%20rates", "€ rates"),
            ("a/b; name*=iso-8859-1'en'%A3%20rates", "£ rates"),
            ("a/b; name*=''plain%20text", "plain text"),
            ("a/b; name*=UTF-8''bad%zz%4", "bad%zz%4"),
            ("a/b; name=old.txt; name*=utf-8''new.txt", "new.txt"),
            ("a/b; name*0=\"one \"; name*1=two; name*2=.txt", "one two.txt"),
            ("a/b; name*1=b; name*0=a", "ab"),
            // A character cut in two between segments.
            ("a/b; name*0*=utf-8''%E2%82; name*1*=%AC.txt", "€.txt"),
            ("a/b; name*0*=us-ascii'en'This%20is; name*1*=%2A%2A; name*2=\" it!\"", "This is** it!"),
            ("a/b; name*0*=iso-8859-1''%E9; name*1=\"%E9\"", "é%E9"),
            ("a/b; name=\"=?utf-8?q?=E3=83=8F=E3=83=AD?=.png\"", "ハロ.png"),
            ("a/b; name==?iso-8859-6?b?5dHNyMc=?=.gif", "مرحبا.gif"),
            ("a/b; name=\"=?utf-8?Q?Auftragsbest=C3=A4tigung=2EPD?=\r\n =?utf-8?Q?F?=\"", "Auftragsbestätigung.PDF"),
            ("a/b; name*99999999999999999999=x", "x"),
            ("a/b; = ;; name=v", "v"),
        ] as [(String, String?)])
    func names(value: String, expected: String?) {
        #expect(Self.headers(value).parameter("name", of: "Content-Type") == expected)
    }

    @Test(
        "Boundaries and charsets are tokens",
        arguments: [
            ("a/b; boundary=gc0pJq0M:08jU534c0p", "gc0pJq0M:08jU534c0p"),
            ("a/b; boundary=\"simple boundary\"", "simple boundary"),
            ("a/b; boundary=abc (comment)", "abc"),
            ("a/b; boundary=\"a\"; type=\"text/html\"", "a"),
            ("a/b; boundary*0=ab; boundary*1=cd", "abcd"),
            ("a/b; boundary=\"\"", nil),
        ] as [(String, String?)])
    func tokens(value: String, expected: String?) {
        let bytes = Array(value.utf8)
        let parsed = ParameterizedValue(bytes.span, in: 0..<bytes.count)
        let token = parsed.token("boundary", bytes.span).map { String(decoding: $0, as: UTF8.self) }
        #expect(token == expected)
    }
}
