import Channels
import Foundation
import Intake
import Testing

@Suite struct ChatNormaliserTests {
    @Test(
        "what a resident writes tells the language; the widget's counts where the text does not tell",
        arguments: [
            ("Hay un bache muy grande en la calle frente a mi casa", "en", Language.spanish),
            ("ok", "pt", .portuguese),
        ])
    func language(_ text: String, _ widget: String, _ expected: Language) throws {
        #expect(try message(text, widget: widget)?.detectedLanguage == expected)
    }

    @Test("a shared place goes along")
    func shared() throws {
        let point = try #require(GeoPoint(latitude: 42.385, longitude: -71.1))
        let entry = ChatEntry(clientID: "a", text: "here", point: ToldPoint(.shared, point, accuracy: 4))
        let kept = try kept(Array(try JSONEncoder().encode(entry)), widget: "en")
        guard case .message(let message) = ChatNormaliser().normalise(kept) else {
            Issue.record("was not processed")
            return
        }
        #expect(message.points == [ToldPoint(.shared, point, accuracy: 4)])
    }

    @Test("bytes that are no chat message are kept aside")
    func unprocessable() throws {
        guard case .unprocessable = ChatNormaliser().normalise(try kept(Array("{}".utf8), widget: "en")) else {
            Issue.record("was processed")
            return
        }
    }

    private func message(_ text: String, widget: String) throws -> Message? {
        let bytes = Array(try JSONEncoder().encode(ChatEntry(clientID: "a", text: text)))
        guard case .message(let message) = ChatNormaliser().normalise(try kept(bytes, widget: widget)) else {
            return nil
        }
        return message
    }

    private func kept(_ bytes: [UInt8], widget: String) throws -> Kept {
        let session = RowID(rawValue: 7)
        let source = try #require(SourceID.chat(session: session, clientID: "a"))
        let received = Received(
            channel: ChannelName(kind: .chat, id: "chat-web"), sourceID: source, lane: session.description,
            format: .chat, arrivedAt: Moment(milliseconds: 0), bytes: bytes, session: session,
            envelope: ["language": widget])
        return Kept(id: RowID(rawValue: 1), received: received)
    }
}
