package import Intake
import Mustache
import Wire

/// The page of one chat channel, rendered once for each language.
package struct ChatPage: Sendable {
    let channel: String
    /// Where neither the address nor the browser names one of ours.
    let language: Language
    /// Whose pages may open its chat.
    let origins: OriginCheck
    private let html: [Language: String]

    /// - Parameters:
    ///   - channel: its id.
    ///   - language: the channel's.
    ///   - largestMessage: bytes of UTF-8.
    ///   - allowedOrigins: other sites that may embed it.
    /// - Throws: where the template does not parse.
    package init(
        channel: String, language: Language, city: City, largestMessage: Int, allowedOrigins: [String] = []
    ) throws {
        self.channel = channel
        self.language = language
        // Our own page's requests name no origin (Fetch: only cross-origin GETs do).
        origins = OriginCheck(alsoAllowing: allowedOrigins, missing: .allow)
        let template = try MustacheTemplate(
            string: String(decoding: PackageResources.chat_html_mustache, as: UTF8.self))
        html = Dictionary(
            uniqueKeysWithValues: Language.allCases.map { language in
                let text = ChatPageText.text(language)
                let languages: [[String: Any]] = Language.allCases.map {
                    ["code": $0.rawValue, "name": ChatPageText.name(of: $0), "current": $0 == language]
                }
                let values: [String: Any] = [
                    "language": language.rawValue, "languages": languages, "languages_label": text.languages,
                    "title": "\(text.title) \(city.name)", "city": city.name, "phone": city.phone, "channel": channel,
                    "max_bytes": String(largestMessage), "no_script": "\(text.noScript) \(city.phone).",
                ]
                return (language, template.render(values))
            })
    }

    func html(in language: Language) -> String { html[language] ?? "" }

    /// The language asked for in the address, otherwise the first of `Accept-Language` that is ours (RFC 9110 §12.5.4; browsers list
    /// them by preference), otherwise the channel's.
    func language(asked: String?, accepted: String?) -> Language {
        if let asked, let language = Language(rawValue: asked) { return language }
        for wish in (accepted ?? "").prefix(1000).split(separator: ",") {
            let tag = wish.drop { $0 == " " }.prefix { $0 != "-" && $0 != ";" && $0 != " " }
            if let language = Language(rawValue: tag.lowercased()) { return language }
        }
        return language
    }
}
