import FoundationEssentials

/// What Twilio's API says about one message: its id, or the error's code.
struct TwilioAnswer: Decodable {
    var sid: String?
    var code: Int?

    /// Nil where `json` is no such object.
    init?(_ json: [UInt8]) {
        guard let answer = try? JSONDecoder().decode(Self.self, from: Data(json)) else { return nil }
        self = answer
    }
}
