import FoundationEssentials
import Intake

/// A page of Twilio's message listing, newest first.
struct TwilioPage: Decodable {
    struct Message: Decodable {
        var sid: String
        var body: String
        var to: String?
        var direction: String?
        var dateCreated: String?

        /// When the provider took it; nil where it does not say.
        var createdAt: Moment? { dateCreated.flatMap(InternetDate.moment) }

        private enum CodingKeys: String, CodingKey {
            case sid, body, to, direction
            case dateCreated = "date_created"
        }
    }

    var messages: [Message]
    /// Path and query of the next page; nil on the last.
    var nextPage: String?

    private enum CodingKeys: String, CodingKey {
        case messages
        case nextPage = "next_page_uri"
    }

    /// Nil where `json` is no such page.
    init?(_ json: [UInt8]) {
        guard let page = try? JSONDecoder().decode(Self.self, from: Data(json)) else { return nil }
        self = page
    }
}
