import Foundation

/// The bytes of what a resident wrote through a signed link: JSON of this, written by the page and read by ``LinkMessageNormaliser``.
package struct LinkMessage: Hashable, Codable, Sendable {
    /// Characters of a message, at most.
    package static let longestText = 4_000

    package var request: RowID
    /// Whom the link was sent to, which is who writes.
    package var sender: Identity
    package var text: String
    /// Whether the resident says that what was resolved is not.
    package var isNotFixed: Bool
    /// The page's.
    package var language: Language

    package init(request: RowID, sender: Identity, text: String, isNotFixed: Bool, language: Language) {
        self.request = request
        self.sender = sender
        self.text = text
        self.isNotFixed = isNotFixed
        self.language = language
    }

    /// To be kept. A form that is sent twice has one source id.
    ///
    /// - Returns: nil where the form's id is none.
    package func received(form: String, at now: Moment) -> Received? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard let bytes = try? encoder.encode(self), let source = SourceID("\(request)/\(form)"), !form.isEmpty else {
            return nil
        }
        return Received(
            channel: .track, sourceID: source, lane: request.description, format: .link, arrivedAt: now,
            bytes: Array(bytes))
    }
}
