/// An entry of the city's service catalogue.
package struct RequestType: Hashable, Sendable {
    /// Unique in the catalogue, e.g. `pothole`; never shown to residents.
    package var code: String
    /// What residents call it. Where a language is missing, the city's own stands in.
    package var names: [Language: String]
    /// What it is for, in a sentence with the words that residents use; may be empty.
    package var summary: String = ""
    /// The heading under which the catalogue lists it, a path of a tree as in `Streets > Lights`; may be empty.
    package var group: String
    /// What residents want who ask for it.
    package var kind: ContactKind = .service
    package var department: String
    package var queue: String
    /// 1 is the most urgent, 5 the least.
    package var priority: Int
    /// Words and phrases that tell it; a trailing `*` finds every word that begins so.
    package var keywords: [String]
    /// A retired type places nothing new.
    package var isActive: Bool
    /// The first and the last of the city's days, as `2026-11-01`, on which it places messages by itself; nil where there is no end. The
    /// staff may choose it on any day.
    package var activeFrom: String?
    package var activeTo: String?
    /// Whether anybody who knows the number may see that there is such a request, and how it stands.
    package var isPublic: Bool
    /// What the city promises: working hours until a person answered, and until it is resolved.
    package var answeredHours: Int?
    package var resolvedHours: Int?
    /// How far apart two of them may be the same, in metres, 0 for never; and how many days.
    package var duplicateMetres: Int?
    package var duplicateDays: Int?
    /// Percent of its closed requests whose residents are asked how we did; nil for the usual rate.
    package var surveyRate: Int?
    /// What it asks, in its order.
    package var questions: [TypeQuestion]

    package init(
        code: String, names: [Language: String], group: String = "", department: String, queue: String,
        priority: Int = 3, keywords: [String] = [], isActive: Bool = true, isPublic: Bool = true,
        surveyRate: Int? = nil, questions: [TypeQuestion] = []
    ) {
        self.code = code
        self.names = names
        self.group = group
        self.department = department
        self.queue = queue
        self.priority = priority
        self.keywords = keywords
        self.isActive = isActive
        self.isPublic = isPublic
        self.surveyRate = surveyRate
        self.questions = questions
    }

    /// Its name in a language, else in the city's, else its code.
    package func name(in language: Language, city: Language) -> String {
        names[language] ?? names[city] ?? code
    }

    /// Whether it places messages of a day of the city's, as `2026-11-21`.
    package func isActive(on day: String) -> Bool {
        // Dates written so are in order as texts are.
        isActive && activeFrom.map { $0 <= day } ?? true && activeTo.map { day <= $0 } ?? true
    }
}
