import Mail
import Testing

@testable import Channels

/// Promise 9: a sender is proven only by what our own server wrote on top of the mail.
@Suite("Who wrote is believed only on our own server's word")
struct SenderProofTests {
    struct Header: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var text: String
    }

    private static let from = "From: Ann <ann@a.example>"
    private static let pass = "Authentication-Results: mx.city.example; dmarc=pass header.from=a.example"

    private static let proven = [
        Header(testDescription: "DMARC pass", text: "\(pass)\n\(from)"),
        Header(
            testDescription: "the other of our servers",
            text: "Authentication-Results: mx2.city.example; dmarc=pass\n\(from)"),
        Header(
            testDescription: "folded, in capitals, below other fields",
            text:
                "Return-Path: <x@y>\nReceived: by z\nAUTHENTICATION-RESULTS: MX.city.example;\n\tdmarc=PASS (p=none)\n header.from=A.Example\n\(from)"
        ),
        Header(
            testDescription: "an aligned signature alone",
            text: "Authentication-Results: mx.city.example; spf=fail; dkim=pass header.d=a.example\n\(from)"),
        Header(
            testDescription: "a signature of the domain above",
            text: "Authentication-Results: mx.city.example; dkim=pass header.i=@a.example\nFrom: ann@mail.a.example"),
        Header(
            testDescription: "the second of two signatures",
            text:
                "Authentication-Results: mx.city.example; dkim=pass header.d=list.example; dkim=pass header.d=a.example\n\(from)"
        ),
        Header(
            testDescription: "a copy below that says otherwise does not count",
            text: "\(pass)\nAuthentication-Results: mx.city.example; dmarc=fail\n\(from)"),
    ]

    @Test(arguments: proven)
    func isProven(_ header: Header) {
        #expect(Self.isProven(header.text))
    }

    private static let forged = [
        Header(testDescription: "no word of anybody", text: from),
        Header(
            testDescription: "another server's word", text: "Authentication-Results: mx.a.example; dmarc=pass\n\(from)"),
        Header(
            testDescription: "a name that begins or ends like ours",
            text: "Authentication-Results: mx.city.example.evil.example; dmarc=pass\n\(from)"),
        Header(
            testDescription: "our word, and below it the sender's under our name",
            text: "Authentication-Results: mx.city.example; dmarc=fail header.from=a.example\n\(pass)\n\(from)"),
        Header(
            testDescription: "our server checked nothing, the sender says it did",
            text: "Authentication-Results: mx.city.example; none\n\(pass)\n\(from)"),
        Header(
            testDescription: "a server of ours that is not configured wrote on top",
            text: "Authentication-Results: mx3.city.example; dmarc=fail\n\(pass)\n\(from)"),
        Header(
            testDescription: "a pass in an encoded word of the envelope sender",
            text:
                "Authentication-Results: mx.city.example; spf=pass smtp.mailfrom==?utf-8?q?x=3B_dmarc=3Dpass?=@evil.example\n\(from)"
        ),
        Header(
            testDescription: "a pass in an encoded word that stands alone",
            text: "Authentication-Results: mx.city.example; spf=pass smtp.helo= =?utf-8?q?x=3B_dmarc=3Dpass?=\n\(from)"),
        Header(
            testDescription: "a pass in a comment",
            text: "Authentication-Results: mx.city.example; spf=pass (; dmarc=pass header.from=a.example)\n\(from)"),
        Header(
            testDescription: "a pass in quotes",
            text: "Authentication-Results: mx.city.example; spf=pass reason=\"; dmarc=pass\"\n\(from)"),
        Header(
            testDescription: "two results that do not agree",
            text:
                "Authentication-Results: mx.city.example; dmarc=fail header.from=a.example; dmarc=pass header.from=a.example\n\(from)"
        ),
        Header(
            testDescription: "DMARC for another domain",
            text: "Authentication-Results: mx.city.example; dmarc=pass header.from=evil.example\n\(from)"),
        Header(
            testDescription: "SPF alone says nothing about From",
            text: "Authentication-Results: mx.city.example; spf=pass smtp.mailfrom=a.example\n\(from)"),
        Header(
            testDescription: "another domain's signature",
            text: "Authentication-Results: mx.city.example; dkim=pass header.d=evil.example\n\(from)"),
        Header(
            testDescription: "a domain that ends like ours without a dot between",
            text: "Authentication-Results: mx.city.example; dkim=pass header.d=a.example\nFrom: ann@eviala.example"),
        Header(
            testDescription: "the signature of a domain below the author's",
            text: "Authentication-Results: mx.city.example; dkim=pass header.d=evil.a.example\n\(from)"),
        Header(
            testDescription: "a top level's signature",
            text: "Authentication-Results: mx.city.example; dkim=pass header.d=example\n\(from)"),
        Header(
            testDescription: "two authors", text: "\(pass)\nFrom: ann@a.example, mallory@a.example"),
        Header(
            testDescription: "two authors without a comma", text: "\(pass)\nFrom: <ann@a.example> <mallory@a.example>"),
        Header(
            testDescription: "two From fields: one was signed, we would read the other",
            text: "\(pass)\n\(from)\nFrom: mallory@a.example"),
        Header(
            testDescription: "two From fields, the other way round",
            text: "\(pass)\nFrom: mallory@evil.example\n\(from)"),
        Header(
            testDescription: "an empty From field first", text: "\(pass)\nFrom:\n\(from)"),
        Header(testDescription: "no author", text: pass),
        Header(testDescription: "an author without a domain", text: "\(pass)\nFrom: ann"),
        Header(
            testDescription: "the word stands in the body", text: "\(from)\n\n\(pass)"),
        Header(
            testDescription: "the word stands in another field's name",
            text: "X-\(pass)\nAuthentication-Results-Original: mx.city.example; dmarc=pass\n\(from)"),
    ]

    @Test(arguments: forged)
    func isNotProven(_ header: Header) {
        #expect(!Self.isProven(header.text))
    }

    @Test("where no server is configured nobody is believed")
    func noServer() {
        #expect(!Self.isProven("\(Self.pass)\n\(Self.from)", by: []))
    }

    private static let unnamed =
        "Authentication-Results: spf=pass (sender IP is 192.0.2.1)\n smtp.mailfrom=a.example; dkim=pass (signature was verified)\n"
        + " header.d=a.example;dmarc=pass action=none header.from=a.example;compauth=pass reason=100"
    private static let unnamedFail =
        "Authentication-Results: spf=fail smtp.mailfrom=a.example; dkim=none header.d=none;dmarc=fail action=none header.from=a.example"

    private static let namelessFields: [(String, header: String, isProven: Bool)] = [
        ("on top", "\(unnamed)\n\(from)", true),
        ("on top of a forged one", "\(unnamed)\n\(unnamedFail)\n\(from)", true),
        ("DMARC alone", "Authentication-Results: dmarc=pass header.from=a.example\n\(from)", true),
        ("below another without a name", "\(unnamedFail)\n\(unnamed)\n\(from)", false),
        ("below a foreign server's", "Authentication-Results: mx.a.example; none\n\(unnamed)\n\(from)", false),
        ("a foreign server's", "Authentication-Results: mx.a.example; spf=pass; dmarc=pass\n\(from)", false),
        (
            "a foreign name that looks like a result", "Authentication-Results: \"spf=pass\"; dmarc=pass\n\(from)",
            false
        ),
        ("SPF alone", "Authentication-Results: spf=pass smtp.mailfrom=a.example\n\(from)", false),
        (
            "a guess is no pass",
            "Authentication-Results: spf=pass; dmarc=bestguesspass header.from=a.example\n\(from)", false
        ),
        ("another author", "\(unnamed)\nFrom: ann@evil.example", false),
        ("no field at all", from, false),
        (
            "in a field of another name",
            unnamed.replacing("Authentication-Results", with: "X-MS-Exchange-Authentication-Results") + "\n\(from)",
            false
        ),
    ]

    @Test(
        "a field without a name is believed only where the city says that its server writes it, and only on top",
        arguments: namelessFields)
    func nameless(_ name: String, header: String, isProven: Bool) {
        #expect(Self.isProven(header, by: [], trustsUnnamed: true) == isProven, "\(name)")
        #expect(!Self.isProven(header, by: []), "\(name)")
        #expect(!Self.isProven(header), "\(name)")
    }

    @Test("a server that has a name is believed beside one that has none")
    func both() {
        #expect(Self.isProven("\(Self.pass)\n\(Self.from)", trustsUnnamed: true))
        #expect(Self.isProven("\(Self.unnamed)\n\(Self.from)", trustsUnnamed: true))
    }

    private static func isProven(
        _ header: String, by authservIDs: Set<String> = ["mx.city.example", "mx2.city.example"],
        trustsUnnamed: Bool = false
    ) -> Bool {
        SenderProof(authservIDs: authservIDs, trustsUnnamed: trustsUnnamed).isProven(
            ParsedMail(parsing: Array("\(header)\n\nThere is a pothole.\n".utf8)))
    }
}
