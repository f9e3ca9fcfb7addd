import Foundation
import Intake
import NIOCore

/// A frame from the resident's client, `intake.chat.v1`: one JSON object in one text message (channels/chat.md).
struct ChatFrame: Decodable, Sendable {
    enum Kind: String, Decodable, Sendable {
        /// Begin a session; must be the first frame.
        case start
        /// Go on with a session; must be the first frame.
        case resume
        /// A message of the resident.
        case message
        /// The resident is typing.
        case typing
        /// Is anybody there?
        case ping
        /// The resident ends the chat.
        case end
        /// The answer to a survey.
        case rating
        /// Asks for the transcript by mail: first with `email`, then with the `code` that was sent there.
        case transcript
    }

    var type: Kind
    /// `start`: the language that the widget speaks.
    var language: String?
    /// `resume`: the session's key.
    var key: String?
    /// `resume`: the highest sequence number that the client has.
    var after: Int64?
    /// `message`: the client's own id for it.
    var id: String?
    /// `rating`: the key that came with the survey, and the scores, 1 to 5; the words are `text`.
    var survey: String?
    var overall: Int?
    var accuracy: Int?
    var courtesy: Int?
    var ease: Int?
    /// `transcript`: the address, or the code that was sent there.
    var email: String?
    var code: String?
    /// `message`: what the resident wrote.
    var text: String?
    /// `message`: where they are, where they share it: degrees in WGS 84, and how far off that may be in metres.
    var point: Point?

    struct Point: Decodable, Sendable {
        var latitude: Double
        var longitude: Double
        var accuracy: Double?
    }

    /// Nil for anything that is not a frame of ours.
    init?(json: ByteBuffer) {
        guard let frame = try? JSONDecoder().decode(ChatFrame.self, from: Data(json.readableBytesView)) else {
            return nil
        }
        self = frame
    }

    /// The widget's language where it is one of ours; `es-MX` is Spanish (RFC 5646 §2.1: the primary subtag comes first).
    var spokenLanguage: Language? {
        language.flatMap { Language(rawValue: String($0.prefix { $0 != "-" }).lowercased()) }
    }

    /// What a `message` frame says; nil where its id is not 1 to 64 visible ASCII characters, its text has nothing to read, or
    /// there is no such point on the earth.
    /// NUL, which no database likes and nobody types, becomes U+FFFD.
    var entry: ChatEntry? {
        guard let id, (1...64).contains(id.utf8.count), id.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            let text, text.contains(where: { !$0.isWhitespace })
        else { return nil }
        let told = point.flatMap(Self.told)
        guard (told == nil) == (point == nil) else { return nil }
        guard text.utf8.contains(0) else { return ChatEntry(clientID: id, text: text, point: told) }
        let scalars = text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }
        return ChatEntry(clientID: id, text: String(String.UnicodeScalarView(scalars)), point: told)
    }

    private static func told(_ point: Point) -> ToldPoint? {
        guard let place = GeoPoint(latitude: point.latitude, longitude: point.longitude),
            point.accuracy.map({ $0.isFinite && $0 >= 0 }) ?? true
        else { return nil }
        return ToldPoint(.shared, place, accuracy: point.accuracy)
    }
}
