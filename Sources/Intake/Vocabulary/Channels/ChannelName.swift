/// One configured way in: its kind and its id, as in `email-311` (one YAML file in `channels/`).
package struct ChannelName: Hashable, Codable, Sendable, CustomStringConvertible {
    package let kind: ChannelKind
    /// Unique over all channels of an installation; lower-case letters, digits and hyphens.
    package let id: String

    package init(kind: ChannelKind, id: String) {
        self.kind = kind
        self.id = id
    }

    package var description: String { id }
}
