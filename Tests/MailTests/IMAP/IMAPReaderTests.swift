import Testing

@testable import Mail

@Suite struct IMAPReaderTests {
    static let mail = "Subject: a {5}\r\n\r\nHello (world) \"\\\r\n* 9 EXISTS\r\ni1 OK no\r\n"

    /// A dialogue with everything that has ever cut a reader short.
    static var dialogue: [(text: String, response: IMAPResponse)] {
        var meta = IMAPFetchItems()
        meta.uid = 17
        meta.flags = ["\\Seen", "$Done"]
        meta.internalDate = 837_596_665_000
        meta.size = 48
        var body = IMAPFetchItems()
        body.uid = 17
        body.bodies = [IMAPBody(section: "", origin: nil, content: .bytes(Array(mail.utf8)))]
        var piece = IMAPFetchItems()
        piece.uid = 18
        piece.bodies = [IMAPBody(section: "", origin: 262144, content: .bytes([]))]
        var unasked = IMAPFetchItems()
        unasked.flags = ["\\Deleted"]
        unasked.modSeq = 12_345_678_901
        return [
            ("* OK [ALERT] five {5}\r\n", .status(IMAPStatus(.ok, .named("ALERT")))),
            ("* 23 EXISTS\r\n", .exists(23)),
            (
                "* 17 FETCH (FLAGS (\\Seen $Done) RFC822.SIZE 48 UID 17 INTERNALDATE \"17-Jul-1996 02:44:25 -0700\")\r\n",
                .fetch(17, meta)
            ),
            ("* 17 FETCH (BODY[] {\(mail.utf8.count)}\r\n\(mail) UID 17)\r\n", .fetch(17, body)),
            ("* 18 FETCH (UID 18 BODY[]<262144> {0}\r\n)\r\n", .fetch(18, piece)),
            ("* 4 FETCH (FLAGS (\\Deleted) MODSEQ (12345678901))\r\n", .fetch(4, unasked)),
            ("* VANISHED (EARLIER) 41,43:116\r\n", .vanished(isEarlier: true, UIDSet(ranges: [41...41, 43...116]))),
            ("* SEARCH 2 84 882\r\n", .search([2, 84, 882])),
            ("* ESEARCH (TAG \"i7\") UID COUNT 4 ALL 2,10:12\r\n", .extendedSearch(UIDSet(ranges: [2...2, 10...12]))),
            (
                "* LIST (\\HasNoChildren) \".\" {11}\r\nINBOX.&-{3}\r\n",
                .list(IMAPMailboxEntry(name: "INBOX.&{3}", delimiter: ".", attributes: ["\\HasNoChildren"]))
            ),
            (
                "* NAMESPACE ((\"INBOX.\" \".\")) NIL NIL\r\n",
                .namespace(IMAPNamespace(prefix: "INBOX.", delimiter: "."))
            ),
            ("* NO disk nearly full, mailbox {7}\r\n", .status(IMAPStatus(.no))),
            ("+ idling {9}\r\n", .continuation),
            ("i7 NO [TRYCREATE] no mailbox {3}\r\n", .tagged("i7", IMAPStatus(.no, .tryCreate))),
            ("* BYE [UNAVAILABLE] come back {5}\r\n", .status(IMAPStatus(.bye, .named("UNAVAILABLE")))),
            ("i8 OK done\r\n", .tagged("i8", IMAPStatus(.ok))),
        ]
    }

    static func responses(_ bytes: [UInt8], cutAt sizes: (Int) -> Int, limits: IMAPLimits = IMAPLimits()) throws
        -> [IMAPResponse]
    {
        var reader = IMAPReader(limits: limits)
        var responses: [IMAPResponse] = []
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + max(1, sizes(start)))
            reader.append(Array(bytes[start..<end]))
            while let response = try reader.next() { responses.append(response) }
            start = end
        }
        return responses
    }

    @Test("every chunk size gives the same responses", arguments: [1, 2, 3, 5, 7, 11, 13, 64, 100, 512, 100_000])
    func chunks(size: Int) throws {
        let bytes = Self.dialogue.flatMap { Array($0.text.utf8) }
        #expect(try Self.responses(bytes, cutAt: { _ in size }) == Self.dialogue.map(\.response))
    }

    @Test("a cut at every place gives the same responses")
    func everyCut() throws {
        let bytes = Self.dialogue.flatMap { Array($0.text.utf8) }
        let expected = Self.dialogue.map(\.response)
        for cut in 1..<bytes.count {
            let found = try Self.responses(bytes, cutAt: { $0 == 0 ? cut : bytes.count })
            try #require(found == expected, "cut at \(cut)")
        }
    }

    @Test("a literal over the limit is read over, whatever the cut, and the next response is whole")
    func omitted() throws {
        var limits = IMAPLimits()
        limits.literalBytes = 20
        let text = "* 1 FETCH (BODY[] {30}\r\n" + String(repeating: "x", count: 30) + " UID 5)\r\n* 2 EXISTS\r\n"
        var items = IMAPFetchItems()
        items.uid = 5
        items.bodies = [IMAPBody(section: "", origin: nil, content: .omitted(size: 30))]
        let bytes = Array(text.utf8)
        for cut in 1..<bytes.count {
            let found = try Self.responses(bytes, cutAt: { $0 == 0 ? cut : bytes.count }, limits: limits)
            try #require(found == [.fetch(1, items), .exists(2)], "cut at \(cut)")
        }
    }

    @Test("a line without an end and a literal beyond reason are refused")
    func limits() {
        var limits = IMAPLimits()
        limits.textBytes = 100
        #expect(throws: IMAPReader.Failure.tooLong) {
            try Self.responses([UInt8](repeating: 65, count: 300), cutAt: { _ in 10 }, limits: limits)
        }
        #expect(throws: IMAPReader.Failure.tooLong) {
            try Self.responses(Array("* 1 FETCH (BODY[] {99999999999999999999}\r\n".utf8), cutAt: { _ in 64 })
        }
    }

    @Test("many responses in a row leave nothing behind")
    func longRun() throws {
        let body = String(repeating: "line\r\n", count: 50)
        let one = "* 1 FETCH (UID 1 BODY[] {\(body.utf8.count)}\r\n\(body))\r\n"
        let bytes = Array(String(repeating: one, count: 3000).utf8)
        #expect(try Self.responses(bytes, cutAt: { 1 + $0 % 8191 }).count == 3000)
    }

    @Test(
        "lines that follow no grammar are told apart from what nothing depends on",
        arguments: [
            ("* 1 FETCH (UID 1 BODY[] \"cut)\r\n", IMAPResponse.malformed),
            ("* 1 FETCH (UID x)\r\n", .malformed),
            ("* ESEARCH UID ALL 1:x\r\n", .malformed),
            ("* SEARCH 1 2 frog\r\n", .malformed),
            ("* ESEARCH UID ALL 1:4294967295\r\n", .malformed),
            ("STS\r\n", .malformed),
            ("\r\n", .malformed),
            ("* NAMESPACE oddly\r\n", .namespace(nil)),
            ("* LIST oddly\r\n", .other("LIST")),
            ("* XYZZY (((((\r\n", .other("XYZZY")),
            ("* 5 FROG\r\n", .other("FROG")),
        ])
    func odd(line: String, response: IMAPResponse) throws {
        #expect(try Self.responses(Array(line.utf8), cutAt: { _ in 3 }) == [response])
    }

    @Test("lists nested without end are refused, not followed")
    func depth() throws {
        let line = "* 1 FETCH (UID 1 BODYSTRUCTURE " + String(repeating: "(", count: 100_000) + ")\r\n"
        #expect(try Self.responses(Array(line.utf8), cutAt: { _ in 4096 }) == [.malformed])
    }

    @Test(
        "items that nobody asked for are passed over",
        arguments: [
            "* 1 FETCH (UID 9 ENVELOPE (\"date\" {4}\r\n)(\" NIL ((NIL NIL \"a\" \"b\"))))\r\n",
            "* 1 FETCH (X-GM-LABELS (\"\\\\Inbox\" \"a)b\") UID 9)\r\n",
            "* 1 FETCH (BODY[HEADER.FIELDS (FROM TO)] {2}\r\n\r\n UID 9)\r\n",
            "* 1 FETCH (BINARY.SIZE[1] 12 UID 9 EMAILID (M123))\r\n",
            "* 1  FETCH  (UID 9  THREADID NIL )\r\n",
        ])
    func passedOver(line: String) throws {
        let responses = try Self.responses(Array(line.utf8), cutAt: { _ in 1 })
        guard case .fetch(_, let items)? = responses.first, responses.count == 1 else {
            Issue.record("\(responses)")
            return
        }
        #expect(items.uid == 9)
    }

    @Test("response codes are read, and a broken one is none")
    func codes() throws {
        let lines: [(String, IMAPResponseCode?)] = [
            ("* OK [UIDVALIDITY 3857529045] ok\r\n", .uidValidity(3_857_529_045)),
            ("* OK [UIDNEXT 4392] ok\r\n", .uidNext(4392)),
            ("* OK [PERMANENTFLAGS (\\Deleted \\*)] ok\r\n", .permanentFlags(["\\Deleted", "\\*"])),
            ("* OK [HIGHESTMODSEQ 715194045007] ok\r\n", .highestModSeq(715_194_045_007)),
            ("* OK [CAPABILITY IMAP4rev1 idle] ok\r\n", .capability(["IMAP4REV1", "IDLE"])),
            ("* OK [UIDVALIDITY x] ok\r\n", nil),
            ("* OK [COPYUID 7 1:2 3:4] ok\r\n", .named("COPYUID")),
            ("* OK [unclosed\r\n", nil),
        ]
        for (line, code) in lines {
            #expect(
                try Self.responses(Array(line.utf8), cutAt: { _ in 2 }) == [.status(IMAPStatus(.ok, code))], "\(line)")
        }
    }

    @Test("any bytes give responses or a stated refusal, never a crash")
    func noise() {
        var random = SystemRandomNumberGenerator()
        let pieces = [
            "* ", "1 FETCH (", "BODY[]", "{3}\r\n", "UID ", "\"", "\\", ")", "\r\n", "NIL", "<0>", "* OK [", "]", "7",
            "+", "i1 OK ",
        ]
        for _ in 0..<3000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 1...20, using: &random) {
                bytes +=
                    Bool.random(using: &random)
                    ? Array((pieces.randomElement(using: &random) ?? "").utf8) : [.random(in: 0...255)]
            }
            _ = try? Self.responses(bytes, cutAt: { _ in 3 })
        }
    }
}
