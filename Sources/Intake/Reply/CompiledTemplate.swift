import Mustache

/// One template, parsed once.
struct CompiledTemplate: Sendable {
    /// Replies are plain text: swift-mustache escapes for HTML unless a template says so itself.
    private static let plainText = "{{% CONTENT_TYPE:TEXT}}\n"
    private static let subjectPrefix = "Subject: "

    private let subject: MustacheTemplate?
    private let text: MustacheTemplate

    /// - Parameter source: for mail, a line `Subject: …` first, and the text after an empty line.
    /// - Throws: what is wrong with it.
    init(_ source: String, named name: TemplateName) throws(TemplateProblems) {
        var problems = TemplateTags.problems(in: source).map {
            TemplateProblem(file: name.description, line: $0.line, $0.reason)
        }
        var body = Substring(source.replacing("\r\n", with: "\n"))
        var subjectLine: Substring?
        if name.channel == .email {
            let line = body.prefix { $0 != "\n" }
            if line.hasPrefix(Self.subjectPrefix) {
                subjectLine = line.dropFirst(Self.subjectPrefix.count)
                body = body[line.endIndex...].drop { $0 == "\n" }
            } else {
                problems.append(TemplateProblem(file: name.description, line: 1, "must begin with 'Subject: …'"))
            }
        }
        while body.last?.isNewline == true { body = body.dropLast() }
        if body.isEmpty { problems.append(TemplateProblem(file: name.description, "has no text")) }
        guard problems.isEmpty else { throw TemplateProblems(problems) }
        subject = try subjectLine.map { line throws(TemplateProblems) in try Self.parse(line, named: name) }
        text = try Self.parse(body, named: name)
    }

    func render(_ context: ReplyContext) -> RenderedReply {
        RenderedReply(
            subject: subject.map { template in
                // A subject is one line whatever the configuration says (RFC 5322 §2.2).
                String(template.render(context).map { $0.isNewline ? " " : $0 })
            },
            text: text.render(context))
    }

    private static func parse(_ source: Substring, named name: TemplateName) throws(TemplateProblems)
        -> MustacheTemplate
    {
        do {
            return try MustacheTemplate(string: plainText + source)
        } catch let error as MustacheTemplate.ParserError {
            let place = "'\(error.context.line)'"
            throw TemplateProblems([TemplateProblem(file: name.description, "\(error.error) near \(place)")])
        } catch {
            throw TemplateProblems([TemplateProblem(file: name.description, "\(error)")])
        }
    }
}
