import Intake

/// The columns of a catalogue in CSV, in their order; in JSON the same names, but `names` for the four of the languages.
enum CatalogueColumn: String, CaseIterable {
    case code
    case nameEnglish = "name_en"
    case nameSpanish = "name_es"
    case namePortuguese = "name_pt"
    case nameHaitianCreole = "name_ht"
    case description
    case group
    case kind
    case department
    case queue
    case priority
    case keywords
    case active
    case activeFrom = "active_from"
    case activeTo = "active_to"
    case `public`
    case answeredHours = "answered_hours"
    case resolvedHours = "resolved_hours"
    case duplicateMetres = "duplicate_metres"
    case duplicateDays = "duplicate_days"
    case surveyRate = "survey_rate"
    case questions

    /// What stands in it, for the page of settings.
    var meaning: String {
        switch self {
        case .code: "the type's code, e.g. `pothole`; it must stay the same"
        case .nameEnglish: "its name in English"
        case .nameSpanish: "in Spanish"
        case .namePortuguese: "in Portuguese"
        case .nameHaitianCreole: "in Haitian Creole"
        case .description: "what it is for, in a sentence with the words that residents use"
        case .group: "where it stands in the tree of groups, e.g. `Streets > Lights`"
        case .kind: "`service`, `information` or `feedback` (`service`)"
        case .department: "who does it"
        case .queue: "the queue it waits in (the department's name)"
        case .priority: "1, the most urgent, to 5 (3)"
        case .keywords: "words and phrases that tell it, with `;` between; a trailing `*` takes any ending"
        case .active: "`no` retires it (`yes`)"
        case .activeFrom:
            "the first day on which messages are placed under it, e.g. `2026-11-01`; staff may choose it on any day"
        case .activeTo: "the last such day"
        case .public: "`no` where nobody may learn by a tracking number that there is such a request (`yes`)"
        case .answeredHours: "working hours within which a person answers"
        case .resolvedHours: "working hours within which it is done"
        case .duplicateMetres: "how far apart two of them may be the same; 0 for never"
        case .duplicateDays: "and within how many days"
        case .surveyRate: "percent of its closed requests after which the resident is asked how we did (`surveys.rate`)"
        case .questions:
            "what it asks: a JSON list of `code`, `text`, `kind`, `options` and `required`, as in `routing.yaml`"
        }
    }

    static func name(of language: Language) -> CatalogueColumn {
        switch language {
        case .english: .nameEnglish
        case .spanish: .nameSpanish
        case .portuguese: .namePortuguese
        case .haitianCreole: .nameHaitianCreole
        }
    }
}
