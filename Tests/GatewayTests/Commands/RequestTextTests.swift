import Foundation
import Intake
import Reports
import Testing

@testable import Gateway

@Suite("A request as text")
struct RequestTextTests {
    private static let mail = ChannelName(kind: .email, id: "email-311")

    private func message(_ text: String, at seconds: Int64) -> RequestMessage {
        RequestMessage(
            id: RowID(rawValue: seconds), channel: Self.mail, sender: "ann@example.org", senderName: nil,
            isSenderVerified: true, subject: nil, text: text, fullText: text, automatic: nil, isUnconfirmed: false,
            defects: [], arrivedAt: Moment(milliseconds: seconds * 1000), attachments: [])
    }

    private func answer(_ text: String, at seconds: Int64) -> RequestAnswer {
        RequestAnswer(
            id: RowID(rawValue: seconds), kind: .acknowledgement, channel: Self.mail.id, recipient: "ann@example.org",
            text: text, state: "sent", delivery: nil, repeats: 0, createdAt: Moment(milliseconds: seconds * 1000),
            sentAt: nil)
    }

    @Test("what came and what went stand in the order of time")
    func order() {
        var generator = SystemRandomNumberGenerator()
        let summary = RequestSummary(
            id: RowID(rawValue: 1), trackingNumber: TrackingNumber(using: &generator), title: "Lamp", status: .triage,
            placement: Placement(
                requestType: nil, department: "311", queue: "triage", priority: 3, rule: "default", reason: "none"),
            channel: Self.mail, language: .english, openedAt: Moment(milliseconds: 0), reportedBy: "ann@example.org")
        let text = RequestText.detail(
            RequestDetail(
                summary: summary, messages: [message("one", at: 1), message("three", at: 3)],
                answers: [answer("two", at: 1), answer("four", at: 4)], events: [], decisions: []), .gmt)
        let words = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { ["one", "two", "three", "four"].contains($0) }
        #expect(words == ["one", "two", "three", "four"])
    }
}
