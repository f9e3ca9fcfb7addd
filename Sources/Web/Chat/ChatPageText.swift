import Intake

/// What the chat's page itself says; the widget brings its own words.
struct ChatPageText: Sendable {
    /// Before the city's name.
    let title: String
    let languages: String
    /// Before the phone number.
    let noScript: String

    static func text(_ language: Language) -> ChatPageText {
        switch language {
        case .english:
            ChatPageText(
                title: "Chat with", languages: "Language",
                noScript: "This chat needs JavaScript, which is switched off in your browser. You can call")
        case .spanish:
            ChatPageText(
                title: "Chat con", languages: "Idioma",
                noScript: "Este chat necesita JavaScript, que está desactivado en su navegador. Puede llamar al")
        case .portuguese:
            ChatPageText(
                title: "Chat com", languages: "Idioma",
                noScript: "Este chat precisa de JavaScript, que está desativado no seu navegador. Você pode ligar para")
        case .haitianCreole:
            ChatPageText(
                title: "Chat ak", languages: "Lang",
                noScript: "Chat sa a bezwen JavaScript, ki fèmen nan navigatè ou a. Ou ka rele")
        }
    }

    /// The language's name in itself.
    static func name(of language: Language) -> String {
        switch language {
        case .english: "English"
        case .spanish: "Español"
        case .portuguese: "Português"
        case .haitianCreole: "Kreyòl"
        }
    }
}
