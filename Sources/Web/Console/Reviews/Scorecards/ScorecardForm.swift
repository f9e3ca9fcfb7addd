import Desk
import Intake

/// A scorecard as it was typed, and as its template takes it.
struct ScorecardForm {
    let form: String
    let seen: Int
    let draft: ScorecardDraft

    /// - Throws: `badForm` where it lacks what its page always sends.
    init(_ page: PageForm) throws(StaffRefusal) {
        guard let form = page["form"], (1...64).contains(form.utf8.count), let seen = Int(page.text("seen")) else {
            throw .badForm
        }
        self.form = form
        self.seen = seen
        draft = ScorecardDraft(
            name: page.text("name"),
            lines: (0..<ScorecardDraft.mostQuestions).map { index in
                ScorecardDraft.Line(
                    text: page.text("question-\(index)"), points: page.text("points-\(index)"),
                    isCritical: page["critical-\(index)"] == "yes")
            })
    }

    var problems: [FormProblem] {
        draft.problems.map { problem in
            switch problem {
            case .name: FormProblem("name", "Enter a name of at most \(ScorecardDraft.longestName) characters.")
            case .noQuestions: FormProblem("question-0", "Ask one question at least.")
            case .question(let index):
                FormProblem(
                    "question-\(index)",
                    "Question \(index + 1) is longer than \(ScorecardDraft.longestQuestion) characters.")
            case .points(let index):
                FormProblem("points-\(index)", "Give question \(index + 1) points from 1 to 100.")
            }
        }
    }

    /// For the template.
    ///
    /// - Parameter seen: the version that is changed; 0 for a new one.
    static func values(_ draft: ScorecardDraft, seen: Int) -> [String: Any] {
        [
            "form": SecretToken().text, "seen": String(seen), "is_new": seen == 0, "name": draft.name,
            "lines": (0..<ScorecardDraft.mostQuestions).map { index in
                let line = index < draft.lines.count ? draft.lines[index] : nil
                return [
                    "index": String(index), "place": String(index + 1), "text": line?.text ?? "",
                    "points": line?.points ?? "", "is_critical": line?.isCritical ?? false,
                ] as [String: Any]
            },
        ]
    }

    /// As it stands, to be changed.
    static func draft(of card: Scorecard) -> ScorecardDraft {
        ScorecardDraft(
            name: card.name,
            lines: card.questions.map {
                ScorecardDraft.Line(text: $0.text, points: String($0.points), isCritical: $0.isCritical)
            })
    }
}
