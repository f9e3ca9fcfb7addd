package import Intake

/// An answer as mail: the agent's words, who they are, the tracking number, and below it what is being answered.
package struct AnswerLetter: Sendable {
    /// Lines of the resident's message that are quoted at most; the rest is in their own mailbox.
    private static let quotedLines = 40

    private let city: City

    package init(city: City) { self.city = city }

    /// - Parameters:
    ///   - day: when the message arrived, as `2026-11-21`.
    ///   - trackURL: the request's page for who gets this.
    package func text(
        _ answer: String, by author: AnswerAuthor, number: TrackingNumber, to message: AnsweredMessage, on day: String,
        in language: Language, trackURL: String? = nil
    ) -> String {
        let name = message.senderName.map { Self.line($0) } ?? message.sender
        return """
            \(ReplyTemplates.replyMarker(language))

            \(answer)

            \(author.firstName)
            \(city.service)
            \(number)\(trackURL.map { "\n\($0)" } ?? "")

            \(Self.introduction(of: name, on: day, in: language))
            \(Self.quoted(message.text))
            """
    }

    /// `Re: ` before the subject, once, whatever mail programs in other languages had put there.
    package func subject(_ subject: String) -> String {
        let subject = Self.line(subject)
        let prefix = subject.prefix { $0 != ":" }.lowercased()
        return ["re", "aw", "rv", "res", "sv"].contains(prefix) ? subject : "Re: \(subject)"
    }

    private static func introduction(of name: String, on day: String, in language: Language) -> String {
        switch language {
        case .english: "On \(day), \(name) wrote:"
        case .spanish: "El \(day), \(name) escribió:"
        case .portuguese: "Em \(day), \(name) escreveu:"
        case .haitianCreole: "Nan dat \(day), \(name) te ekri:"
        }
    }

    private static func quoted(_ text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let quoted = lines.prefix(quotedLines).map { $0.isEmpty ? ">" : $0.first == ">" ? ">\($0)" : "> \($0)" }
        return (quoted + (lines.count > quotedLines ? ["> …"] : [])).joined(separator: "\n")
    }

    private static func line(_ text: String) -> String { String(text.map { $0.isNewline ? " " : $0 }) }
}
