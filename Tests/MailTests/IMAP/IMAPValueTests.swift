import Testing

@testable import Mail

@Suite struct IMAPValueTests {
    @Test(
        "dates as servers write them",
        arguments: [
            ("17-Jul-1996 02:44:25 -0700", 837_596_665_000 as Int64?),
            (" 1-Jan-1970 00:00:00 +0000", 0),
            ("1-Jan-1970 01:00:00 +0100", 0),
            ("29-FEB-2024 23:59:59 +0530", 1_709_231_399_000),
            ("01-Mar-2100 00:00:00 +0000", 4_107_542_400_000),
            ("31-Dec-1969 23:59:59 +0000", -1000),
            ("32-Jan-2024 00:00:00 +0000", nil),
            ("01-Foo-2024 00:00:00 +0000", nil),
            ("01-Jan-2024 00:00:00 GMT", nil),
            ("", nil),
        ])
    func dates(text: String, milliseconds: Int64?) {
        #expect(IMAPDate.milliseconds(text.utf8) == milliseconds)
    }

    @Test(
        "names in modified UTF-7 and back (RFC 3501 §5.1.3)",
        arguments: [
            ("INBOX", "INBOX"), ("Entwürfe", "Entw&APw-rfe"), ("A&B", "A&-B"), ("台北", "&U,BTFw-"),
            ("~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-"), ("😀", "&2D3eAA-"),
        ])
    func names(name: String, encoded: String) {
        #expect(ModifiedUTF7.encoded(name) == encoded)
        #expect(ModifiedUTF7.decoded(Array(encoded.utf8)) == name)
    }

    @Test("a name that is not well encoded stays as it is", arguments: ["a&b", "&ab!-", "Entwürfe"])
    func badNames(name: String) {
        #expect(ModifiedUTF7.decoded(Array(name.utf8)) == name)
    }

    @Test("sets name exactly their members")
    func sets() {
        #expect(UIDSet([5, 1, 2, 3, 9, 10, 2]).description == "1:3,5,9:10")
        #expect(UIDSet([]).description == "")
        #expect(UIDSet([UInt32.max, UInt32.max - 1]).description == "4294967294:4294967295")
        #expect(UIDSet(ranges: [1...10, 3...4, 11...12]).ranges == [1...12])
        #expect(UIDSet(ranges: [1...UInt32.max]).members(limit: 10) == nil)
    }

    @Test("groups hold all UIDs once, in order, and fit a command line")
    func groups() {
        let scattered = (0..<3000).map { UInt32(4_000_000_000) + UInt32($0) * 2 }
        for uids in [Array(1...1234), scattered, [7, 7, 3]] {
            let groups = UIDSet.groups(of: uids, size: 500)
            #expect(groups.flatMap { $0 } == Set(uids).sorted())
            #expect(groups.allSatisfy { $0.count <= 500 && UIDSet($0).description.utf8.count <= 6000 })
        }
        #expect(UIDSet.groups(of: 1...1000, size: 500).count == 2)
        #expect(UIDSet.groups(of: [UInt32](), size: 500).isEmpty)
    }

    @Test("arguments cannot become commands")
    func arguments() throws {
        #expect(try IMAPArgument.quoted(#"a "b" \c"#) == #""a \"b\" \\c""#)
        #expect(throws: IMAPFailure.self) { try IMAPArgument.quoted("a\r\ni1 DELETE x") }
        #expect(throws: IMAPFailure.self) { try IMAPArgument.quoted("ä") }
        #expect(try IMAPArgument.mailbox("Entwürfe") == "\"Entw&APw-rfe\"")
        #expect(try IMAPArgument.mailbox("a\r\nb") == "\"a&AA0ACg-b\"")
        #expect(try IMAPArgument.flags(["\\Seen", "$Done"]) == "(\\Seen $Done)")
        for flag in ["", "\\", "a b", "a)", "a\r\n", "\\Se\"en", "ä"] {
            #expect(throws: IMAPFailure.self, "\(flag)") { try IMAPArgument.flags([flag]) }
        }
    }

    @Test("mailbox names go where the account's own mailboxes are")
    func namespaces() {
        let courier = IMAPNamespace(prefix: "INBOX.", delimiter: ".")
        #expect(courier.qualified("Done/2026") == "INBOX.Done.2026")
        #expect(courier.qualified("INBOX.Done") == "INBOX.Done")
        #expect(courier.qualified("inbox") == "INBOX")
        #expect(IMAPNamespace(prefix: "", delimiter: "/").qualified("Done/2026") == "Done/2026")
    }

    @Test("secrets and credentials never show themselves")
    func secrets() {
        let credential = MailCredential.password(user: "ann@example.org", Secret("hunter2"))
        let endpoint = IMAPSettings(
            endpoint: MailEndpoint(host: "h", port: 1, security: .plain), credential: credential)
        var dumped = ""
        dump(endpoint, to: &dumped)
        for text in [
            "\(credential)", String(reflecting: credential), String(describing: endpoint), String(reflecting: endpoint),
            dumped,
        ] {
            #expect(!text.contains("hunter2") && !text.contains("ann@"), "\(text)")
        }
    }
}
