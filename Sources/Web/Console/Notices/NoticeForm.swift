import Desk
import Intake

/// The form by which a notice is begun: empty, or as somebody typed it.
struct NoticeForm {
    let form: String
    let draft: NoticeDraft
    let from: Moment?
    let until: Moment?
    private(set) var problems: [FormProblem] = []
    private let typedFrom: String
    private let typedUntil: String

    init() {
        form = SecretToken().text
        draft = NoticeDraft(name: "", texts: [:])
        (from, until, typedFrom, typedUntil) = (nil, nil, "", "")
    }

    /// - Throws: `badForm` where it lacks what its page always sends.
    init(_ page: PageForm, _ catalogue: RequestCatalogue, _ time: StaffTime, now: Moment) throws(StaffRefusal) {
        guard let form = page["form"], (1...64).contains(form.utf8.count) else { throw .badForm }
        self.form = form
        draft = NoticeDraft(
            name: Self.line(page.text("name")), types: page.all("type").compactMap { catalogue[$0]?.code },
            words: Self.list(page.text("words")), places: Self.list(page.text("places")),
            texts: Self.texts("text", page), endTexts: Self.texts("end", page))
        (typedFrom, typedUntil) = (page.text("from"), page.text("until"))
        (from, until) = (time.moment(local: typedFrom), time.moment(local: typedUntil))
        problems = draft.problems.map(NoticeWords.text)
        if !typedFrom.isEmpty, from == nil { problems.append(FormProblem("from", "Enter a time, or nothing for now.")) }
        if let until, until <= max(from ?? now, now) {
            problems.append(FormProblem("until", "Choose a time that is to come, after it begins."))
        } else if !typedUntil.isEmpty, until == nil {
            problems.append(FormProblem("until", "Enter a time, or nothing."))
        }
    }

    func values(_ ports: NoticePorts) -> [String: Any] {
        let types = ports.catalogue.types.filter { $0.isActive && $0.isPublic }
        return [
            "form": form, "name": draft.name, "longest_name": String(NoticeDraft.longestName),
            "longest_text": String(NoticeDraft.longestText), "words": draft.words.joined(separator: ", "),
            "places": draft.places.joined(separator: ", "), "from": typedFrom, "until": typedUntil,
            "types": types.map { type in
                [
                    "code": type.code, "type_name": type.name(in: .english, city: ports.city.language),
                    "chosen": draft.types.contains(type.code),
                ] as [String: Any]
            },
            "texts": Language.allCases.map { language in
                [
                    "code": language.rawValue, "language": ConsoleWords.language(language),
                    "text": draft.texts[language] ?? "", "end": draft.endTexts[language] ?? "",
                ]
            },
        ]
    }

    private static func texts(_ field: String, _ page: PageForm) -> [Language: String] {
        var texts: [Language: String] = [:]
        for language in Language.allCases {
            let text = line(page.text("\(field)-\(language.rawValue)"))
            if !text.isEmpty { texts[language] = text }
        }
        return texts
    }

    private static func list(_ text: String) -> [String] {
        text.split { $0 == "," || $0.isNewline }.map { line(String($0)) }.filter { !$0.isEmpty }
    }

    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
