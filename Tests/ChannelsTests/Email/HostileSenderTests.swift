import Intake
import Mail
import TestKit
import Testing

@testable import Channels

/// Mails that claim to be someone else's (promise 9).
@Suite("Email: whose mail it is")
struct HostileSenderTests {
    private static let ids: Set<String> = ["mx.city.example"]

    private func mail(_ lines: String...) -> ParsedMail {
        ParsedMail(parsing: Array((lines + ["", "A pothole"]).joined(separator: "\r\n").utf8))
    }

    @Test("the server's own verdict proves the sender")
    func proven() {
        let proof = SenderProof(authservIDs: Self.ids)
        #expect(
            proof.isProven(mail("Authentication-Results: mx.city.example; dmarc=pass", "From: ann@resident.example")))
    }

    @Test("two From fields prove nobody: the server may have looked at the other one")
    func twoFromFields() {
        let proof = SenderProof(authservIDs: Self.ids)
        let verdict = "Authentication-Results: mx.city.example; dmarc=pass"
        let (victim, attacker) = ("From: ann@resident.example", "From: eve@attacker.example")
        #expect(!proof.isProven(mail(verdict, victim, attacker)))
        #expect(!proof.isProven(mail(verdict, attacker, victim)))
        #expect(!proof.isProven(mail(verdict, "From: ", victim)))
    }
}
