import Foundation
import Mail
import TestKit
import Testing

@testable import Gateway

@Suite("mail parse")
struct MailParseTests {
    private struct Labelled: Decodable {
        var id: String
        var label: String
        var suppressReply: Bool
        var raw: String
    }

    private static let vectors = "vectors/automatic/labelled.json"

    @Test(
        "each given mail is labelled as stated, without any setting",
        .enabled(if: SharedMaterial.has(vectors), "needs ../shared/vectors/automatic"))
    func labelled() throws {
        let mails = try SharedMaterial.json(Self.vectors, as: [Labelled].self)
        #expect(mails.count > 10)
        for mail in mails {
            let found = MailCommand.Parse.description(of: Array(mail.raw.utf8), ownAddresses: [])
            // The vectors write "auto" for what is automatic.
            #expect(found.automatic == (mail.label == "auto" ? "automatic" : mail.label), "\(mail.id)")
            #expect(found.suppressReply == mail.suppressReply, "\(mail.id)")
        }
    }

    @Test("the program prints a mail as JSON, with what is new in it, in text and HTML")
    func prints() async throws {
        let folder = try TemporaryFolder()
        let mail = [
            "From: Ana <ana@resident.example>", "To: 311@city.example", "Subject: Re: Pothole",
            "Message-ID: <1@resident.example>", "Date: Fri, 20 Nov 2026 10:00:00 +0000", "MIME-Version: 1.0",
            "Content-Type: multipart/alternative; boundary=b", "", "--b", "Content-Type: text/plain", "",
            "It is on Elm Street.", "", "-- ", "Ana Lima", "617-555-0123", "",
            "On Thu, 19 Nov 2026, 311 wrote:", "> Where is it?", "", "--b", "Content-Type: text/html", "",
            "<p>It is on Elm Street.</p><blockquote type=\"cite\">Where is it?</blockquote>", "", "--b--", "",
        ].joined(separator: "\r\n")
        let file = folder.path("mail.eml")
        try mail.write(toFile: file, atomically: true, encoding: .utf8)
        let result = try await IntakeProgram.run("mail", "parse", file)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect(json["subject"] as? String == "Re: Pothole")
        #expect((json["newText"] as? String)?.contains("Elm Street") == true)
        #expect((json["newText"] as? String)?.contains("Where is it") == false)
        #expect((json["newHTML"] as? String)?.contains("Elm Street") == true)
        #expect((json["newHTML"] as? String)?.contains("Where is it") == false)
        #expect((json["html"] as? String)?.contains("Where is it") == true)
        #expect((json["signature"] as? String)?.contains("Ana Lima") == true)
        #expect(json["automatic"] as? String == "human")
        #expect(json["suppressReply"] as? Bool == false)
        #expect(result.exitCode == 0)
    }

    @Test("a file that is not there")
    func missing() async throws {
        let result = try await IntakeProgram.run("mail", "parse", "/nowhere/mail.eml")
        #expect(result.exitCode == 1)
        #expect(result.output.hasPrefix("Error: /nowhere/mail.eml cannot be read"))
    }
}
