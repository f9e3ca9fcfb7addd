import FoundationEssentials
import Intake

/// What a kept provider's call told, without the raw request beside it: to be normalised, the request is not looked at.
struct TextTold: Decodable {
    var provider: String
    var message: TextIn?
    var status: TextStatus?
    var unreadable: TextUnreadable?

    /// Reads it from what was kept; nil where it is no such thing.
    init?(json: [UInt8]) {
        guard let told = try? JSONDecoder().decode(Self.self, from: Data(json)) else { return nil }
        self = told
    }
}
