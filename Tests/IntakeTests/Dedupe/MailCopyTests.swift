import Intake
import Testing

@Suite("Which mail is a copy of one that we have")
struct MailCopyTests {
    private static let digest = ContentDigest(of: [[1]])

    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var messageID: String?
        var sender = "ann@a.example"
        var sentAt: Int64?
        var knownDigest = MailCopyTests.digest
        var knownChannel = "email-311"
        var knownAt: Int64 = 0
        var knownNumbering = "email-311/INBOX/7"
        var isCopy: Bool
    }

    private static let cases = [
        Case(testDescription: "the same id and content, any time, here", messageID: "1@a", isCopy: true),
        Case(
            testDescription: "the same id and content elsewhere", messageID: "1@a", knownChannel: "email-parks",
            isCopy: true),
        Case(
            testDescription: "the same id with another content", messageID: "1@a",
            knownDigest: ContentDigest(of: [[2]]),
            isCopy: false),
        Case(
            testDescription: "the same id at the same moment with another content: two mails", messageID: "1@a",
            knownDigest: ContentDigest(of: [[2]]), knownAt: 99, isCopy: false),
        Case(
            testDescription: "the same under old numbers: made anew by the server", messageID: "1@a",
            knownDigest: ContentDigest(of: [[2]]), knownAt: 99, knownNumbering: "email-311/INBOX/6", isCopy: true),
        Case(
            testDescription: "under old numbers, but received at another moment", messageID: "1@a",
            knownDigest: ContentDigest(of: [[2]]), knownAt: 98, knownNumbering: "email-311/INBOX/6", isCopy: false),
        Case(
            testDescription: "another mailbox's numbers, at the same moment", messageID: "1@a",
            knownDigest: ContentDigest(of: [[2]]), knownChannel: "email-parks", knownAt: 99,
            knownNumbering: "email-parks/INBOX/6", isCopy: false),
        Case(testDescription: "no id, but who and when", sentAt: 7, isCopy: true),
        Case(testDescription: "no id and no date, here: the same short text on another day", isCopy: false),
        Case(
            testDescription: "no id and no date, here at the same moment: the mailbox was numbered anew", knownAt: 99,
            isCopy: true),
        Case(testDescription: "no id and no date, in another mailbox", knownChannel: "email-parks", isCopy: true),
        Case(
            testDescription: "no id and nobody's name: two people may write the same", sender: "", sentAt: 7,
            isCopy: false),
        Case(
            testDescription: "no id and nobody's name, in another mailbox", sender: "", knownChannel: "email-parks",
            isCopy: true),
    ]

    @Test(arguments: cases)
    func verdict(_ row: Case) {
        var message = Message(
            id: RowID(rawValue: 2), channel: ChannelName(kind: .email, id: "email-311"), lane: "x",
            arrivedAt: Moment(milliseconds: 99), sender: Identity(kind: .email, address: row.sender),
            isSenderVerified: false, recipient: "311@city.example", text: "x", fullText: "x", digest: Self.digest)
        message.messageID = row.messageID
        message.numbering = "email-311/INBOX/7"
        message.sentAt = row.sentAt.map { Moment(milliseconds: $0) }
        var facts = Facts(now: Moment(milliseconds: 100))
        facts.sameMessageID = [
            KnownMail(
                id: RowID(rawValue: 1), digest: row.knownDigest, channel: row.knownChannel,
                arrivedAt: Moment(milliseconds: row.knownAt), numbering: row.knownNumbering)
        ]
        let verdict = Dedupe(profiles: [:]).verdict(message, facts)
        #expect((verdict == .redelivery(of: RowID(rawValue: 1))) == row.isCopy)
    }
}
