import Intake

/// A request type as JSON: in files, and as the database keeps what a version of the catalogue said.
struct RequestTypeDocument: Codable, Hashable {
    var code: String
    /// By language, as in `en`.
    var names: [String: String]?
    var description: String?
    var group: String?
    var kind: String?
    var department: String?
    var queue: String?
    var priority: Int?
    var keywords: [String]?
    var active: Bool?
    var activeFrom: String?
    var activeTo: String?
    var `public`: Bool?
    var answeredHours: Int?
    var resolvedHours: Int?
    var duplicateMetres: Int?
    var duplicateDays: Int?
    var surveyRate: Int?
    var questions: [QuestionDocument]?

    init(code: String) { self.code = code }

    /// What is usual is left out, so that a later version of the program that knows more columns writes the same.
    init(_ type: RequestType) {
        code = type.code
        names = Dictionary(uniqueKeysWithValues: type.names.map { ($0.key.rawValue, $0.value) })
        description = type.summary.isEmpty ? nil : type.summary
        group = type.group.isEmpty ? nil : type.group
        kind = type.kind == .service ? nil : type.kind.rawValue
        department = type.department
        queue = type.queue == type.department ? nil : type.queue
        priority = type.priority == 3 ? nil : type.priority
        keywords = type.keywords.isEmpty ? nil : type.keywords
        active = type.isActive ? nil : false
        activeFrom = type.activeFrom
        activeTo = type.activeTo
        `public` = type.isPublic ? nil : false
        answeredHours = type.answeredHours
        resolvedHours = type.resolvedHours
        duplicateMetres = type.duplicateMetres
        duplicateDays = type.duplicateDays
        surveyRate = type.surveyRate
        questions = type.questions.isEmpty ? nil : type.questions.map(QuestionDocument.init)
    }
}
