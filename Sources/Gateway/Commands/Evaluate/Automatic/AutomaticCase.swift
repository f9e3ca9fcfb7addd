/// A mail, what sent it, and whether it must not be answered.
struct AutomaticCase: Decodable {
    let id: String
    let label: String
    let suppressReply: Bool
    let raw: String

    /// As the gateway calls it.
    var kind: String { label == "auto" ? "automatic" : label }
}
