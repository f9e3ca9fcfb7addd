import TestKit
import Testing

@testable import Mail

@Suite("Addresses")
struct MIMEAddressTests {
    static func mailboxes(_ value: String) -> [MailAddress] {
        HeaderFields(parsing: Array("From: \(value)\r\n\r\n".utf8)).addresses("from")
    }

    @Test(
        "One mailbox, in all its forms",
        arguments: [
            ("jo@example.org", nil, "jo@example.org"),
            ("<jo@example.org>", nil, "jo@example.org"),
            ("Jo Doe <jo@example.org>", "Jo Doe", "jo@example.org"),
            ("\"Doe, Jo\" <jo@example.org>", "Doe, Jo", "jo@example.org"),
            ("\"Jo \\\"J\\\" Doe\" <jo@example.org>", "Jo \"J\" Doe", "jo@example.org"),
            ("Joe Q. Public <john.q.public@example.com>", "Joe Q. Public", "john.q.public@example.com"),
            ("jo@example.org (Jo Doe)", "Jo Doe", "jo@example.org"),
            ("Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>", "Pete", "pete@silly.test"),
            ("Mary <@machine.tld,@other.tld:mary@example.net>", "Mary", "mary@example.net"),
            ("Jo <jo @ example . org>", "Jo", "jo@example.org"),
            ("jo . doe @ example . org", nil, "jo.doe@example.org"),
            ("\"jo doe\"@example.org", nil, "\"jo doe\"@example.org"),
            ("jo@[192.0.2.1]", nil, "jo@[192.0.2.1]"),
            ("jo@[IPv6:2001:db8::1]", nil, "jo@[IPv6:2001:db8::1]"),
            ("=?utf-8?Q?Jos=C3=A9?= Doe <jo@example.org>", "José Doe", "jo@example.org"),
            ("\"=?utf-8?Q?Jos=C3=A9?=\" <jo@example.org>", "José", "jo@example.org"),
            ("José <josé@exämple.org>", "José", "josé@exämple.org"),
            ("Jo Doe jo@example.org", "Jo Doe", "jo@example.org"),
            ("Jo <jo@example.org", "Jo", "jo@example.org"),
            ("jo@example.org>", nil, "jo@example.org"),
            ("<<jo@example.org>>", nil, "jo@example.org"),
            ("Jo Doe@work <jo@example.org>", "Jo Doe@work", "jo@example.org"),
            ("mailto:jo@example.org", nil, "jo@example.org"),
            ("MAILER-DAEMON", nil, "MAILER-DAEMON"),
            ("Mail Delivery <MAILER-DAEMON>", "Mail Delivery", "MAILER-DAEMON"),
            ("Jo\r\n Doe\r\n <jo@\r\n example.org>", "Jo Doe", "jo@example.org"),
        ] as [(String, String?, String)])
    func one(value: String, name: String?, address: String) {
        #expect(Self.mailboxes(value) == [MailAddress(name: name, address: address)])
    }

    @Test(
        "Several, and none",
        arguments: [
            ("a@x, b@y", ["a@x", "b@y"]),
            ("a@x b@y", ["a@x", "b@y"]),
            ("A <a@x>; B <b@y>", ["a@x", "b@y"]),
            ("A <a@x> B <b@y>", ["a@x", "b@y"]),
            (",, a@x ,", ["a@x"]),
            ("Group: a@x, B <b@y>;, c@z", ["a@x", "b@y", "c@z"]),
            ("undisclosed-recipients:;", []),
            (
                "A Group(Some people)\r\n :Chris <c@(host.)public.example>,\r\n joe@example.org;",
                ["c@public.example", "joe@example.org"]
            ),
            ("", []), ("<>", []), ("()", []), ("(", []), ("\"", []), (":", []), ("two words", []),
        ])
    func several(value: String, addresses: [String]) {
        #expect(Self.mailboxes(value).map(\.address) == addresses)
    }

    @Test("The quick way and the general parser agree")
    func quickAndGeneral() {
        for value in ["jo@example.org", "Jo Doe <jo@example.org>", "\"Jo, D\" <jo@e.org>", "=?utf-8?Q?=C3=A9?= <a@b>"] {
            let quick = PlainMailbox.read(Array(value.utf8).span, in: 0..<value.utf8.count)
            // A comment sends the field to the general parser.
            #expect(quick != nil)
            #expect(Self.mailboxes("() " + value) == quick.map { [$0] })
        }
    }

    @Test("Domain and canonical form")
    func parts() {
        let address = MailAddress(address: "Jo@Example.ORG")
        #expect(address.domain == "example.org")
        #expect(address.canonical == "jo@example.org")
        #expect(MailAddress(address: "root").domain == nil)
    }

    private struct Case: Decodable {
        struct Mailbox: Decodable { var address: String? }
        struct Group: Decodable { var addresses: [Mailbox] }
        struct Expected: Decodable {
            var list: [Mailbox]?
            var groups: [Group]?

            private enum CodingKeys: String, CodingKey {
                case list = "List"
                case groups = "Group"
            }
        }
        var header: String
        var expected: Expected?
    }

    @Test(
        "The addresses of stalwart's cases",
        .enabled(if: SharedMaterial.has("corpus/stalwart-mail-parser"), "needs ../shared/corpus"))
    func stalwart() throws {
        let cases: [Case] = try SharedMaterial.json("corpus/stalwart-mail-parser/resources/address.json")
        var agreed = 0
        for one in cases {
            let expected = (one.expected?.list ?? []) + (one.expected?.groups ?? []).flatMap(\.addresses)
            let found = Self.mailboxes(one.header).map(\.address)
            if found == expected.compactMap(\.address) { agreed += 1 } else { print("differs:", one.header, found) }
        }
        print("addresses agree on \(agreed) of \(cases.count)")
        #expect(agreed >= 40)
    }
}
