import Foundation
import Intake
import Testing

@Suite("What staff logged, read as a message")
struct LoggedNormaliserTests {
    private func kept(_ bytes: [UInt8]) throws -> Kept {
        let source = try #require(SourceID("desk/1"))
        return Kept(
            id: RowID(rawValue: 5),
            received: Received(
                channel: ChannelName(kind: .phone, id: "phone"), sourceID: source, lane: source.value, format: .logged,
                arrivedAt: Moment(milliseconds: 0), bytes: bytes))
    }

    @Test("everything that was written down, proven nothing, in the language that they said")
    func whole() throws {
        let contact = LoggedContact(
            kind: .feedback, text: "The mayor waved", name: "Ann",
            caller: Identity(kind: .phone, address: "+16175550101"),
            place: "12 Elm Street", language: .haitianCreole, requestType: "pothole", joins: RowID(rawValue: 9),
            enteredBy: "maria")
        guard case .message(let message) = LoggedNormaliser().normalise(try kept(Array(JSONEncoder().encode(contact))))
        else {
            Issue.record("no message")
            return
        }
        #expect(message.text == "The mayor waved\n\nPlace: 12 Elm Street")
        #expect(message.sender == contact.caller && message.senderName == "Ann" && !message.isSenderVerified)
        #expect(message.enteredBy == "maria" && message.detectedLanguage == .haitianCreole)
        #expect(message.staffEntry == StaffEntry(kind: .feedback, requestType: "pothole", joins: RowID(rawValue: 9)))
        #expect(message.claims == [RequestClaim(request: RowID(rawValue: 9))])
    }

    @Test("anything else goes to the quarantine", arguments: ["", "{}", "[1]", "\u{0}"])
    func broken(_ text: String) throws {
        guard case .unprocessable = LoggedNormaliser().normalise(try kept(Array(text.utf8))) else {
            Issue.record("was read")
            return
        }
    }
}
