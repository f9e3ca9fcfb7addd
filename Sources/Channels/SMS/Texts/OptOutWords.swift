package import Intake

/// The words by which a resident ends, resumes or asks about our texts. Only a whole message counts: "stop sign" and
/// "help my street is flooded" are requests.
///
/// The English words to stop are those that the carriers' rules (CTIA) and the FCC's revocation rule (47 CFR
/// 64.1200(a)(10)) name; the other languages are the city's. YES is a word to start only for providers: Twilio takes it
/// from someone who is opted out and says so in `OptOutType`. Here it would swallow every resident's "yes" to a question
/// of ours, so it counts only where the provider says START.
package enum OptOutWords {
    /// A message longer than this many bytes is no keyword, whatever it says.
    private static let maximumBytes = 64

    private static let stop: Set<String> = [
        "stop", "stopall", "stop all", "unsubscribe", "cancel", "end", "quit", "revoke", "optout", "opt out",
        // Spanish
        "parar", "alto", "baja", "cancelar", "detener", "salir", "darse de baja", "no mas mensajes",
        // Portuguese
        "pare", "sair", "descadastrar", "nao quero mais",
        // Haitian Creole
        "kanpe", "sispann", "rete", "anile", "dezabonnen",
    ]

    private static let start: Set<String> = [
        "start", "unstop", "optin", "opt in", "subscribe",
        "comenzar", "iniciar", "reanudar", "empezar",
        "comecar", "recomecar", "retomar",
        "komanse", "rekomanse",
    ]

    private static let help: Set<String> = [
        "help", "info",
        "ayuda", "informacion",
        "ajuda", "informacao",
        "ede", "enfomasyon",
    ]

    /// Which command `text` is, if all of it is one: trimmed, case-folded, without punctuation, symbols and diacritics.
    ///
    /// - Parameter language: the channel's. Creole's "èd" (help) without its accent is the name Ed, and counts only on a
    ///   channel whose language is Creole.
    package static func keyword(in text: String, language: Language = .english) -> Keyword? {
        guard text.utf8.count <= maximumBytes else { return nil }
        let words = folded(text)
        if stop.contains(words) { return .stop }
        if start.contains(words) { return .start }
        if help.contains(words) { return .help }
        if words == "ed", language == .haitianCreole || hasGraveE(text) { return .help }
        return nil
    }

    /// Letters and digits in lower case without their marks, single spaces between words.
    private static func folded(_ text: String) -> String {
        var words = ""
        var isSpaceDue = false
        for scalar in text.unicodeScalars {
            let properties = scalar.properties
            if properties.isWhitespace {
                isSpaceDue = !words.isEmpty
            } else if properties.isAlphabetic || properties.numericType != nil,
                properties.generalCategory != .otherSymbol
            {
                if isSpaceDue { words += " " }
                isSpaceDue = false
                words += base(properties.lowercaseMapping)
            }
        }
        return words
    }

    /// The letter under its mark, for the letters of the city's languages. Marks that stand as scalars of their own are
    /// not alphabetic and were left out before.
    private static func base(_ letter: String) -> String {
        switch letter {
        case "à", "á", "â", "ã", "ä", "å": "a"
        case "ç": "c"
        case "è", "é", "ê", "ë": "e"
        case "ì", "í", "î", "ï": "i"
        case "ñ": "n"
        case "ò", "ó", "ô", "õ", "ö": "o"
        case "ù", "ú", "û", "ü": "u"
        default: letter
        }
    }

    private static func hasGraveE(_ text: String) -> Bool {
        // Equality of characters is canonical: è is also e with a combining grave accent.
        text.contains { $0 == "è" || $0 == "È" }
    }
}
