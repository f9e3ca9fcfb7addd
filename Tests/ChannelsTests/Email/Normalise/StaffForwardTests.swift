import Mail
import Testing

@testable import Channels

/// Who reported what a staff member forwards (DESIGN §4).
@Suite("Email: forwarded by staff")
struct StaffForwardTests {
    @Test("the first of the inner senders who is not ourselves")
    func ours() {
        let own = OwnMail(addresses: ["311@city.example"])
        let answer = ["From: City 311 <311@city.example>", "Subject: We have it", "", "Thank you."]
        #expect(ForwardedSender.find(in: mail(answer), own: own) == nil)
        let both = answer + ["", "From: Ann <ann@resident.example>", "Subject: A pothole", "", "On Elm."]
        #expect(ForwardedSender.find(in: mail(both), own: own)?.address == "ann@resident.example")
    }

    private func mail(_ lines: [String]) -> ParsedMail {
        let header = ["From: clerk@city.example", "Subject: Fwd: A pothole", ""]
        return ParsedMail(parsing: Array((header + lines).joined(separator: "\r\n").utf8))
    }
}
