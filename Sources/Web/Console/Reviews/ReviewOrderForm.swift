import Desk
import Intake

/// What somebody wants drawn, as it was typed.
struct ReviewOrderForm {
    let form: String
    let order: ReviewOrder
    private(set) var problems: [FormProblem] = []

    /// - Throws: `badForm` where it lacks what its page always sends.
    init(_ page: PageForm, _ scorecards: [Scorecard], _ calendar: CityCalendar) throws(StaffRefusal) {
        guard let form = page["form"], (1...64).contains(form.utf8.count),
            let scorecard = scorecards.first(where: { $0.name == page["scorecard"] })
        else { throw .badForm }
        self.form = form
        let (first, last) = (page.text("first"), page.text("last"))
        let size = Int(page.text("size")) ?? 0
        order = ReviewOrder(
            scorecard: scorecard, first: first, last: last, size: size, reviewers: Int(page.text("reviewers")) ?? 1,
            seed: SecretToken().text)
        for (field, day) in [("first", first), ("last", last)] where calendar.bounds(of: day) == nil {
            problems.append(FormProblem(field, "Enter a day as 2026-11-21."))
        }
        if problems.isEmpty, last < first {
            problems.append(FormProblem("last", "The last day lies before the first."))
        }
        if let start = calendar.bounds(of: first)?.lowerBound, let end = calendar.bounds(of: last)?.upperBound,
            end.since(start) > ReviewOrder.longestSpan
        {
            problems.append(FormProblem("last", "Choose a year at most."))
        }
        if !ReviewOrder.sizes.contains(size) { problems.append(FormProblem("size", "Enter a number from 1 to 50.")) }
    }

    /// The form as its template takes it, with what was typed so far.
    static func values(_ page: PageForm, _ scorecards: [Scorecard], today: String) -> [String: Any] {
        [
            "form": SecretToken().text, "first": page["first"] ?? String(today.prefix(8)) + "01",
            "last": page["last"] ?? today, "size": page["size"] ?? "3",
            "is_double": page["reviewers"] == "2",
            "scorecards": scorecards.map { card in
                [
                    "name": card.name, "most": String(card.most), "chosen": card.name == page["scorecard"],
                ] as [String: Any]
            },
        ]
    }
}
