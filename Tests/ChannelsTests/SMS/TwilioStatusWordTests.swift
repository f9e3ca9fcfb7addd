import Intake
import TestKit
import Testing

@testable import Channels

@Suite("SMS: Twilio's words for what a call is about")
struct TwilioStatusWordTests {
    private func event(_ status: String) -> TextEvent? {
        let body = "MessageSid=SM1&From=%2B16175550100&To=%2B16175550311&Body=Hi&MessageStatus=\(status)"
        let request = TextRequest(
            method: "POST", url: "https://311.example.gov/sms/twilio", headers: [], body: Array(body.utf8),
            receivedAt: Moment(milliseconds: 0))
        return TwilioCallback(accountSID: "AC1").events(request, form: FormFields(request.body)).first
    }

    @Test(
        "`received` and `receiving` are of what came in, whatever field says so", arguments: ["received", "receiving"])
    func inbound(_ status: String) {
        guard case .message(let text) = event(status) else {
            Issue.record("no message")
            return
        }
        #expect(text.text == "Hi")
    }

    @Test("a word that we do not know is kept for people", arguments: ["", "x"])
    func unknown(_ status: String) {
        guard case .unreadable = event("vanished\(status)") else {
            Issue.record("it was read")
            return
        }
    }
}
