import Desk
import Intake

/// An incident notice as its template takes it.
enum NoticeWords {
    static func row(_ notice: KeptNotice, _ time: StaffTime, _ ports: NoticePorts, now: Moment) -> [String: Any] {
        let draft = notice.draft
        let types = draft.types.map { ports.catalogue[$0]?.name(in: .english, city: ports.city.language) ?? $0 }
        var values: [String: Any] = [
            "id": notice.id.description, "notice_name": draft.name, "people": people(notice.people),
            "waiting": String(notice.waiting), "told": String(notice.told), "is_open": notice.endedAt == nil,
            "is_to_come": notice.from > now, "is_quiet": notice.isQuiet, "since": time.text(notice.from),
            "about": (draft.words + types).joined(separator: ", "),
            "said": Language.allCases.compactMap { language in
                draft.texts[language].map { ["code": language.rawValue, "text": $0] }
            },
        ]
        if !draft.places.isEmpty { values["where"] = draft.places.joined(separator: ", ") }
        if let until = notice.until { values["ends"] = time.text(until) }
        if let ended = notice.endedAt { values["ended"] = time.text(ended) }
        return values
    }

    private static func people(_ count: Int) -> String {
        switch count {
        case 0: "Nobody has written about it"
        case 1: "1 person has written about it"
        default: "\(count) people have written about it"
        }
    }

    static func text(_ problem: NoticeProblem) -> FormProblem {
        switch problem {
        case .name: FormProblem("name", "Enter a name of at most \(NoticeDraft.longestName) characters.")
        case .noText: FormProblem("text-en", "Write what residents are told, in one language at least.")
        case .matchesNothing: FormProblem("words", "Enter words, or choose request types.")
        case .tooManyWords: FormProblem("words", "At most \(NoticeDraft.mostWords) words and places.")
        case .word(let reason): FormProblem("words", "\(reason).")
        case .place(let reason): FormProblem("places", "\(reason).")
        case .tooLong(let language): tooLong("text", language)
        case .endTooLong(let language): tooLong("end", language)
        }
    }

    private static func tooLong(_ field: String, _ language: Language) -> FormProblem {
        FormProblem(
            "\(field)-\(language.rawValue)",
            "\(ConsoleWords.language(language)): at most \(NoticeDraft.longestText) characters.")
    }
}
