import Intake
import Mail
import Testing

@testable import Channels

@Suite("Who wrote what staff forward")
struct ForwardedSenderTests {
    struct Forward: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var text: String
        var address: String?
        var name: String?
    }

    private static let attached = """
        Subject: see attached
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b

        Please handle.
        --b
        Content-Type: message/rfc822

        From: Jane <jane@home.example>
        Subject: pothole

        There is one.
        --b--
        """

    private static let forwards = [
        Forward(testDescription: "attached", text: attached, address: "jane@home.example", name: "Jane"),
        Forward(
            testDescription: "Gmail",
            text:
                "Subject: Fwd: pothole\n\n---------- Forwarded message ---------\nFrom: Jane Doe <jane@home.example>\nDate: today\n",
            address: "jane@home.example", name: "Jane Doe"),
        Forward(
            testDescription: "Outlook",
            text: "Subject: FW: pothole\n\nFrom: Jane Doe <jane@home.example>\nSent: Monday\nTo: Staff\n",
            address: "jane@home.example", name: "Jane Doe"),
        Forward(
            testDescription: "bold labels",
            text: "Subject: Fwd: x\n\n*From:* Jane <jane@home.example>\n*Sent:* Monday\n",
            address: "jane@home.example", name: "Jane"),
        Forward(
            testDescription: "quoted", text: "Subject: Fwd: x\n\n> From: jane@home.example\n> Subject: x\n",
            address: "jane@home.example"),
        Forward(
            testDescription: "Spanish and Portuguese",
            text: "Subject: RV: bache\n\nDe: Juana <juana@home.example>\nEnviado: lunes\n",
            address: "juana@home.example", name: "Juana"),
        Forward(
            testDescription: "German", text: "Subject: WG: Loch\n\nVon: Jana <jana@home.example>\n",
            address: "jana@home.example", name: "Jana"),
        Forward(testDescription: "no forward", text: "Subject: Re: pothole\n\nFrom: jane@home.example\n"),
        Forward(
            testDescription: "a forward of nobody",
            text: "Subject: Fwd: pothole\n\nFrom: Jane\nFrom here on it is bad\n"),
        Forward(testDescription: "no subject", text: "From: staff@staff.example\n\nFrom: jane@home.example\n"),
        Forward(
            testDescription: "too far down",
            text: "Subject: Fwd: x\n\n" + String(repeating: "line\n", count: 200) + "From: jane@home.example\n"),
    ]

    @Test(arguments: forwards)
    func found(_ forward: Forward) {
        let found = ForwardedSender.find(
            in: ParsedMail(parsing: Array(forward.text.utf8)), own: OwnMail(addresses: [SampleEmail.city]))
        #expect(found?.address == forward.address)
        #expect(found?.name == forward.name)
    }

    private static let proof = "Authentication-Results: mx.city.example; dmarc=pass header.from=staff.example\n"
    private static let forwarded = "\n\nFrom: Jane <Jane@home.example>\nSubject: pothole\n\nThere is one.\n"

    @Test("a proven staff member's forward is the resident's, unverified, entered by staff")
    func staff() throws {
        let message = try #require(
            try SampleEmail.message(
                Self.proof + "From: Sam <sam@staff.example>\nSubject: Fwd: pothole" + Self.forwarded))
        #expect(message.sender.address == "jane@home.example")
        #expect(message.senderName == "Jane")
        #expect(!message.isSenderVerified)
        #expect(message.enteredBy == "sam@staff.example")
    }

    @Test(
        "anyone else who forwards speaks for themselves",
        arguments: [
            "From: Sam <sam@staff.example>\nSubject: Fwd: pothole",
            "From: Sam <sam@evilstaff.example>\nSubject: Fwd: pothole",
        ])
    func notStaff(_ header: String) throws {
        let message = try #require(try SampleEmail.message(header + Self.forwarded))
        #expect(message.sender.address.hasPrefix("sam@"))
        #expect(message.enteredBy == nil)
    }

    @Test(
        "an answer of ours or of their own that staff pass on is staff's own mail",
        arguments: ["311@city.example", "service@city.example", "311+r.x.y@city.example", "sam@staff.example"])
    func ownMail(_ inner: String) throws {
        let mail = Self.proof + "From: sam@staff.example\nSubject: Fwd: pothole\n\nFrom: \(inner)\n\nThere is one.\n"
        let message = try #require(try SampleEmail.message(mail))
        #expect(message.sender.address == "sam@staff.example")
        #expect(message.isSenderVerified)
        #expect(message.enteredBy == nil)
    }
}
