import Intake
import Mail
import Testing

@testable import Channels

@Suite("A copy of a mail is known by its Message-ID and content; without an id by who wrote and when")
struct EmailDigestTests {
    private static let mail = """
        From: Ann <ann@a.example>
        Date: Sat, 21 Nov 2026 12:00:00 +0000
        Subject: Pothole
        Message-ID: <1@a.example>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b

        On Elm Street.
        --b
        Content-Type: image/png
        Content-Disposition: attachment; filename=a.png
        Content-Transfer-Encoding: base64

        AAEC
        --b--
        """

    struct Change: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var from: String
        var to: String
    }

    private static let harmless = [
        Change(
            testDescription: "another server's trace", from: "From: Ann", to: "Received: by mx2\nX-Spam: no\nFrom: Ann"),
        Change(testDescription: "another display name", from: "Ann <ann@a.example>", to: "\"A. N.\" <ANN@a.example>"),
        Change(testDescription: "another boundary", from: "boundary=b\n", to: "boundary=\"b\"\n"),
        Change(testDescription: "the same moment in another zone", from: "12:00:00 +0000", to: "07:00:00 -0500"),
        Change(testDescription: "the subject encoded", from: "Pothole", to: "=?utf-8?q?Pothole?="),
        Change(
            testDescription: "the text encoded", from: "\n\nOn Elm",
            to: "\nContent-Transfer-Encoding: quoted-printable\n\n=4Fn Elm"),
    ]

    @Test("what servers change on the way changes nothing", arguments: harmless)
    func same(_ change: Change) {
        #expect(Self.digest(Self.mail.replacing(change.from, with: change.to)) == Self.digest(Self.mail))
    }

    private static let telling = [
        Change(testDescription: "the author", from: "ann@a.example>\nDate", to: "bob@a.example>\nDate"),
        Change(testDescription: "the moment", from: "12:00:00", to: "12:00:01"),
        Change(testDescription: "the subject", from: "Pothole", to: "Pothole 2"),
        Change(testDescription: "the text", from: "Elm", to: "Oak"),
        Change(testDescription: "a picture", from: "AAEC", to: "AAED"),
        Change(testDescription: "one more picture", from: "--b--", to: "--b\nContent-Type: image/png\n\nx\n--b--"),
        Change(testDescription: "no text", from: "On Elm Street.", to: ""),
    ]

    @Test("what a person changes tells two mails apart", arguments: telling)
    func other(_ change: Change) {
        let changed = Self.mail.replacing(change.from, with: change.to)
        #expect(changed != Self.mail)
        #expect(Self.digest(changed) != Self.digest(Self.mail))
    }

    @Test("text does not move between the fields unnoticed")
    func fields() {
        let one = Self.digest("From: a@a.example\nSubject: ab\n\nc\n")
        #expect(one != Self.digest("From: a@a.example\nSubject: a\n\nbc\n"))
    }

    @Test(
        "an empty Message-ID is no id: the content stands for it",
        arguments: ["", "Message-ID:\n", "Message-ID: <>\n", "Message-ID:   \n", "Message-ID: < >\n"])
    func emptyID(_ field: String) throws {
        let message = try #require(try SampleEmail.message("\(field)From: ann@a.example\n\nx\n"))
        #expect(message.messageID == nil)
        #expect(message.copyKey?.hasPrefix("content:") == true)
    }

    struct Telling: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var header: String
        var tells: Bool
    }

    private static let tellings = [
        Telling(testDescription: "a Message-ID", header: "Message-ID: <1@a>\n", tells: true),
        Telling(
            testDescription: "who and when", header: "From: a@a.example\nDate: Sat, 21 Nov 2026 12:00:00 +0000\n",
            tells: true),
        Telling(testDescription: "who", header: "From: a@a.example\n", tells: false),
        Telling(testDescription: "when", header: "Date: Sat, 21 Nov 2026 12:00:00 +0000\n", tells: false),
        Telling(
            testDescription: "who, and when in a way that cannot be read", header: "From: a@a.example\nDate: today\n",
            tells: false),
        Telling(testDescription: "nothing", header: "Subject: x\n", tells: false),
    ]

    @Test("which mails tell their copies", arguments: tellings)
    func tells(_ telling: Telling) throws {
        let message = try #require(try SampleEmail.message("\(telling.header)\nx\n"))
        #expect(message.tellsItsCopies == telling.tells)
    }

    private static func digest(_ text: String) -> ContentDigest {
        EmailDigest.digest(of: ParsedMail(parsing: Array(text.utf8)))
    }
}
