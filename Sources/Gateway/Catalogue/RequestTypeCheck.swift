import Desk
import Intake

/// Turns what a file says of a request type into the type, and notes all that is wrong with it by column.
struct RequestTypeCheck {
    /// Characters of a name, a description and a group.
    private static let longest = 300
    /// Beyond a year and more nothing is promised, and nothing is a duplicate. Hours, days and metres.
    private static let mostHours = 10_000
    private static let mostDays = 3_650
    private static let mostMetres = 20_000

    private let document: RequestTypeDocument
    private(set) var problems: [(column: String, reason: String)] = []

    init(_ document: RequestTypeDocument) { self.document = document }

    mutating func type() -> RequestType {
        let department = line(document.department, .department) ?? ""
        if document.code.isEmpty { complain(.code, "is missing") }
        if department.isEmpty { complain(.department, "is missing") }
        var type = RequestType(
            code: document.code, names: names(), group: line(document.group, .group) ?? "", department: department,
            queue: line(document.queue, .queue) ?? department,
            priority: within(1...5, document.priority, .priority) ?? 3, keywords: document.keywords ?? [],
            isActive: document.active ?? true, isPublic: document.public ?? true,
            surveyRate: within(0...100, document.surveyRate, .surveyRate), questions: questions())
        type.summary = line(document.description, .description) ?? ""
        if let word = document.kind {
            if let kind = ContactKind(rawValue: word) {
                type.kind = kind
            } else {
                complain(.kind, "must be one of \(ContactKind.allCases.map(\.rawValue).joined(separator: ", "))")
            }
        }
        type.activeFrom = day(document.activeFrom, .activeFrom)
        type.activeTo = day(document.activeTo, .activeTo)
        if let from = type.activeFrom, let to = type.activeTo, to < from {
            complain(.activeTo, "is before active_from")
        }
        type.answeredHours = within(1...Self.mostHours, document.answeredHours, .answeredHours)
        type.resolvedHours = within(1...Self.mostHours, document.resolvedHours, .resolvedHours)
        type.duplicateMetres = within(0...Self.mostMetres, document.duplicateMetres, .duplicateMetres)
        type.duplicateDays = within(0...Self.mostDays, document.duplicateDays, .duplicateDays)
        return type
    }

    private mutating func names() -> [Language: String] {
        var names: [Language: String] = [:]
        for (key, name) in (document.names ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard let language = Language(rawValue: key) else {
                problems.append(("names", "knows en, es, pt and ht, not \(key)"))
                continue
            }
            names[language] = line(name, .name(of: language))
        }
        if names.isEmpty { complain(.nameEnglish, "is missing") }
        return names
    }

    private mutating func questions() -> [TypeQuestion] {
        var questions: [TypeQuestion] = []
        for document in document.questions ?? [] {
            guard let question = document.question else {
                complain(.questions, "\(document.code): kind must be one of \(Self.kinds)")
                continue
            }
            for problem in TypeQuestionCheck.problems(with: question) {
                complain(.questions, "\(document.code): \(problem.key) \(problem.reason)")
            }
            questions.append(question)
        }
        for problem in TypeQuestionCheck.problems(together: questions) { complain(.questions, problem) }
        return questions
    }

    private static var kinds: String { TypeQuestion.Kind.allCases.map(\.rawValue).joined(separator: ", ") }

    private mutating func line(_ text: String?, _ column: CatalogueColumn) -> String? {
        guard let text, !text.isEmpty else { return nil }
        if text.count > Self.longest || text != TypedText.line(text) {
            complain(column, "must be one line of \(Self.longest) characters at most, without blanks around it")
        }
        return text
    }

    private mutating func within(_ range: ClosedRange<Int>, _ value: Int?, _ column: CatalogueColumn) -> Int? {
        guard let value else { return nil }
        if !range.contains(value) { complain(column, "must be from \(range.lowerBound) to \(range.upperBound)") }
        return value
    }

    private mutating func day(_ text: String?, _ column: CatalogueColumn) -> String? {
        guard let text, !text.isEmpty else { return nil }
        if !CityCalendar.isDay(text) { complain(column, "must be a date as 2026-11-01") }
        return text
    }

    private mutating func complain(_ column: CatalogueColumn, _ reason: String) {
        problems.append((column.rawValue, reason))
    }
}
