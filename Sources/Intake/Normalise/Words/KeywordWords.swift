/// The words by which a person stops, starts or asks about texts. They count only as the whole message, trimmed, in any case
/// and without punctuation: "stop sign" is a request, "STOP!" is not (DESIGN §4).
///
/// The English words are those that the United States' carriers ask for (CTIA Messaging Principles and Best Practices, 2023,
/// §5.1.2, and the FCC's list in 47 CFR 64.1200(a)(10)); the others say the same in the city's languages.
package struct KeywordWords: Sendable {
    /// STOP, START and HELP in English, Spanish, Portuguese and Haitian Creole.
    package static let standard = KeywordWords([
        .stop: [
            "stop", "stop all", "stopall", "revoke", "optout", "opt out", "opt-out", "cancel", "end", "quit",
            "unsubscribe",
            "parar", "pare", "alto", "cancelar", "baja", "detener", "sair", "rete", "sispann", "kanpe", "dezabòne",
        ],
        .start: [
            "start", "unstop", "optin", "opt in", "opt-in", "subscribe",
            "empezar", "comenzar", "iniciar", "começar", "kòmanse", "abòne",
        ],
        .help: ["help", "info", "ayuda", "ajuda", "èd", "ede m", "ede mwen"],
    ])

    /// Bytes; a longer message is no keyword.
    private static let longest = 64

    private let keywords: [FoldedText: Keyword]

    /// - Parameter words: words and short phrases; of one that stands twice, the keyword that is listed under `stop` wins.
    package init(_ words: [Keyword: [String]]) {
        var keywords: [FoldedText: Keyword] = [:]
        for keyword in [Keyword.help, .start, .stop] {
            for word in words[keyword, default: []] { keywords[FoldedText(word)] = keyword }
        }
        keywords[FoldedText("")] = nil
        self.keywords = keywords
    }

    /// The keyword that the whole text is; nil for anything longer.
    package func keyword(in text: String) -> Keyword? {
        guard text.utf8.count <= Self.longest else { return nil }
        return keywords[FoldedText(text)]
    }
}
