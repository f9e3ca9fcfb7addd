/// A frame of `intake.chat.v1` as a client hears it, read by the tests' own rules.
package struct ChatHeard: Decodable, Equatable, Sendable {
    package var type: String
    package var key: String?
    package var sequence: Int64?
    package var from: String?
    package var id: String?
    package var text: String?
    package var at: Int64?
    package var code: String?

    package static func ack(_ id: String, _ sequence: Int64) -> ChatHeard {
        ChatHeard(type: "ack", sequence: sequence, id: id)
    }

    package init(
        type: String, key: String? = nil, sequence: Int64? = nil, from: String? = nil, id: String? = nil,
        text: String? = nil, at: Int64? = nil, code: String? = nil
    ) {
        self.type = type
        self.key = key
        self.sequence = sequence
        self.from = from
        self.id = id
        self.text = text
        self.at = at
        self.code = code
    }
}
