import Mustache

/// One template, parsed once, and rendered beforehand as far as possible.
struct CompiledTemplate: Sendable {
    /// Replies are plain text: swift-mustache escapes for HTML unless a template says so itself.
    private static let plainText = "{{% CONTENT_TYPE:TEXT}}\n"
    private static let subjectPrefix = "Subject: "

    private let name: TemplateName
    private let city: City
    private let subject: MustacheTemplate?
    private let text: MustacheTemplate
    /// By which of department (1), request type (2), the page's address (4) and the survey's (8) are there.
    private var skeletons: [(subject: ReplySkeleton?, text: ReplySkeleton)] = []

    /// - Parameter source: for mail, a line `Subject: …` first, and the text after an empty line.
    /// - Throws: what is wrong with it.
    init(_ source: String, named name: TemplateName, city: City) throws(TemplateProblems) {
        let source = source.replacing("\r\n", with: "\n")
        var problems = TemplateTags.problems(in: source).map {
            TemplateProblem(file: name.description, line: $0.line, $0.reason)
        }
        if source.unicodeScalars.contains(where: { ReplySkeleton.Gap(rawValue: $0.value) != nil }) {
            problems.append(TemplateProblem(file: name.description, "holds a private-use character (U+E0F0 to U+E0F4)"))
        }
        var body = Substring(source)
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
        while body.last == "\n" { body = body.dropLast() }
        if body.isEmpty { problems.append(TemplateProblem(file: name.description, "has no text")) }
        guard problems.isEmpty else { throw TemplateProblems(problems) }
        self.name = name
        self.city = city
        subject = try subjectLine.map { line throws(TemplateProblems) in try Self.parse(line, named: name) }
        text = try Self.parse(body, named: name)
        skeletons = (0..<16).map(skeleton)
    }

    func render(_ values: ReplyValues) -> RenderedReply {
        // A skeleton has one number, or none where the reply is about no request, no other request's, and no incident notice; anything
        // else is rendered from the start.
        let reply: RenderedReply
        if values.trackingNumbers.count == numbersInSkeleton, values.parentNumber == nil,
            values.notice == nil, values.noticeName == nil
        {
            let number = values.trackingNumbers.first?.description ?? ""
            let shape =
                (values.department == nil ? 0 : 1) + (values.requestType == nil ? 0 : 2)
                + (values.trackURL == nil ? 0 : 4) + (values.surveyURL == nil ? 0 : 8)
            let skeleton = skeletons[shape]
            reply = RenderedReply(
                subject: skeleton.subject?.filled(trackingNumber: number, values: values),
                text: skeleton.text.filled(trackingNumber: number, values: values))
        } else {
            let context = ReplyContext(
                city: city, language: name.language, trackingNumbers: values.trackingNumbers.map(\.description),
                department: values.department, requestType: values.requestType, trackURL: values.trackURL,
                surveyURL: values.surveyURL, parentNumber: values.parentNumber?.description, notice: values.notice,
                noticeName: values.noticeName)
            reply = RenderedReply(subject: subject?.render(context), text: text.render(context))
        }
        return RenderedReply(subject: reply.subject.map(Self.oneLine), text: reply.text)
    }

    private var numbersInSkeleton: Int { name.kind.namesRequest ? 1 : 0 }

    private func skeleton(shape: Int) -> (subject: ReplySkeleton?, text: ReplySkeleton) {
        let context = ReplyContext(
            city: city, language: name.language,
            trackingNumbers: numbersInSkeleton == 0 ? [] : [ReplySkeleton.Gap.trackingNumber.text],
            department: shape & 1 == 0 ? nil : ReplySkeleton.Gap.department.text,
            requestType: shape & 2 == 0 ? nil : ReplySkeleton.Gap.requestType.text,
            trackURL: shape & 4 == 0 ? nil : ReplySkeleton.Gap.trackURL.text,
            surveyURL: shape & 8 == 0 ? nil : ReplySkeleton.Gap.surveyURL.text)
        return (subject.map { ReplySkeleton($0.render(context)) }, ReplySkeleton(text.render(context)))
    }

    /// A subject is one line whatever the configuration says (RFC 5322 §2.2).
    private static func oneLine(_ subject: String) -> String {
        guard subject.utf8.contains(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) else {
            return subject
        }
        return String(subject.map { $0.isNewline ? " " : $0 })
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
