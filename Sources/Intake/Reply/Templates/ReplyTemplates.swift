/// The city's replies in its languages, from the files of `templates/`, parsed once.
package struct ReplyTemplates: Sendable {
    private let templates: [TemplateName: CompiledTemplate]
    private let city: City

    /// - Parameters:
    ///   - sources: the templates' texts by their files' names.
    ///   - channels: the channel kinds in use; each needs every one of its replies in the city's language.
    /// - Throws: everything that is wrong at once.
    package init(
        _ sources: [String: String], city: City, channels: Set<ChannelKind> = [.email, .chat, .sms]
    ) throws(TemplateProblems) {
        var templates: [TemplateName: CompiledTemplate] = [:]
        var problems: [TemplateProblem] = []
        for (file, source) in sources.sorted(by: { $0.key < $1.key }) {
            guard let name = TemplateName(fileName: file) else {
                let form = "expected e.g. \(TemplateName(kind: .acknowledgement, channel: .sms, language: .spanish))"
                problems.append(TemplateProblem(file: file, "names no reply; \(form)"))
                continue
            }
            do {
                templates[name] = try CompiledTemplate(source, named: name, city: city)
            } catch {
                problems += error.problems
            }
        }
        let missing = Self.required(channels: channels, language: city.language)
            .filter { sources[$0.description] == nil }
        problems += missing.map { TemplateProblem(file: $0.description, "is missing") }
        guard problems.isEmpty else { throw TemplateProblems(problems) }
        self.templates = templates
        self.city = city
    }

    /// The templates without which the gateway does not start.
    package static func required(channels: Set<ChannelKind>, language: Language) -> [TemplateName] {
        OutboundKind.allCases.flatMap { kind in
            TemplateName.channels(of: kind).filter(channels.contains).map {
                TemplateName(kind: kind, channel: $0, language: language)
            }
        }
    }

    /// Renders a reply in the resident's language, or in the city's where there is none in it. Nil where replies of this
    /// kind are not sent on such a channel.
    package func render(
        _ kind: OutboundKind, on channel: ChannelKind, in language: Language, _ values: ReplyValues = ReplyValues()
    ) -> RenderedReply? {
        for language in [language, city.language] {
            for variant in values.variant == nil ? [nil] : [values.variant, nil] {
                let name = TemplateName(kind: kind, channel: channel, language: language, variant: variant)
                if let template = templates[name] { return template.render(values) }
            }
        }
        return nil
    }

    /// What acknowledgements there are beside the usual, in the city's language.
    package var variants: Set<String> {
        Set(templates.keys.filter { $0.language == city.language }.compactMap(\.variant))
    }

    /// The line above which a resident writes an answer: mail begins with it, and reply cutting looks for it.
    package static func replyMarker(_ language: Language) -> String {
        switch language {
        case .english: "--- Please reply above this line ---"
        case .spanish: "--- Por favor responda encima de esta línea ---"
        case .portuguese: "--- Por favor, responda acima desta linha ---"
        case .haitianCreole: "--- Tanpri reponn anwo liy sa a ---"
        }
    }

    /// The markers of all languages.
    package static let replyMarkers: [String] = Language.allCases.map(replyMarker)
}
