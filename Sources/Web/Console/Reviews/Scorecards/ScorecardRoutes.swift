import Desk
import Hummingbird
import Intake

/// `/desk/reviews/scorecards`: what engagements are reviewed by, as the city's own people define it. A version never changes, since reviews
/// were made by it.
struct ScorecardRoutes: Sendable {
    static let path = "/desk/reviews/scorecards"

    let pages: StaffPages
    let time: StaffTime
    let ports: ConsolePorts

    private var reviews: ReviewPorts { ports.tools.reviews }

    /// - Parameter reviewers: routes that need the permission `reviews`.
    func add(to reviewers: RouterGroup<PersonContext>) {
        reviewers.get("/desk/reviews/scorecards") { request, context in
            try await list(context, notice: Self.notice(request.uri.queryParameters.get("done")))
        }
        reviewers.post("/desk/reviews/scorecards") { _, context in try await define(context) }
        reviewers.get("/desk/reviews/scorecards/{id}") { _, context in try await show(context) }
        reviewers.post("/desk/reviews/scorecards/{id}/retire") { _, context in try await retire(context) }
    }

    private static func notice(_ done: String?) -> String? {
        switch done {
        case "defined": "It is kept. Samples drawn from now on can use it."
        case "retired": "It is out of use. Reviews made by it stay as they are."
        default: nil
        }
    }

    private func list(_ context: PersonContext, notice: String? = nil) async throws -> Response {
        let kept = try await reviews.book.scorecards()
        var values = ScorecardForm.values(ScorecardDraft(name: "", lines: []), seen: 0)
        values["notice"] = notice
        values["cards"] = kept.map(row)
        values["given"] = reviews.given(without: Set(kept.map(\.card.name))).map(Self.row)
        return pages.page("scorecards", title: "Scorecards", values, for: context)
    }

    private func show(_ context: PersonContext) async throws -> Response {
        let kept = try await found(context)
        return try await page(kept.card.name, ScorecardForm.draft(of: kept.card), context)
    }

    /// The newest version in the form, and all of them below.
    private func page(
        _ name: String, _ draft: ScorecardDraft, _ context: PersonContext, problems: [FormProblem] = []
    ) async throws -> Response {
        let versions = try await reviews.book.versions(of: name)
        var values = ScorecardForm.values(draft, seen: versions.first?.version ?? 0)
        values["versions"] = versions.map(row)
        values["has_versions"] = !versions.isEmpty
        if let newest = versions.first, !newest.isRetired { values["retire"] = newest.id.description }
        return pages.page(
            "scorecard", title: versions.isEmpty ? "A new scorecard" : name, values, problems: problems, for: context)
    }

    private func define(_ context: PersonContext) async throws -> Response {
        let form = try ScorecardForm(context.form)
        guard let card = form.draft.card else {
            return try await page(form.draft.name, form.draft, context, problems: form.problems)
        }
        let kept = try await reviews.book.define(
            card, over: form.seen, isRetired: false, form: form.form, by: context.person.account.id,
            at: ports.clock.now())
        guard kept != nil else {
            let text =
                "There is a newer version of this name: it stands below. Yours is in the form, and can be kept after it."
            return try await page(card.name, form.draft, context, problems: [FormProblem("name", text)])
        }
        return StaffPages.redirect(to: Self.path, ["done": "defined"])
    }

    private func retire(_ context: PersonContext) async throws -> Response {
        let kept = try await found(context)
        guard let form = context.form["form"], (1...64).contains(form.utf8.count) else { throw StaffRefusal.badForm }
        _ = try await reviews.book.define(
            kept.card, over: kept.version, isRetired: true, form: form, by: context.person.account.id,
            at: ports.clock.now())
        return StaffPages.redirect(to: Self.path, ["done": "retired"])
    }

    /// In its newest version.
    private func found(_ context: PersonContext) async throws -> KeptScorecard {
        guard let id = context.parameters.get("id", as: Int64.self) else { throw StaffRefusal.notFound }
        let all = try await reviews.book.scorecards()
        guard let kept = all.first(where: { $0.id.rawValue == id }) else { throw StaffRefusal.notFound }
        return kept
    }

    private func row(_ kept: KeptScorecard) -> [String: Any] {
        var values = Self.row(kept.card)
        values["id"] = kept.id.description
        values["version"] = String(kept.version)
        values["is_retired"] = kept.isRetired
        values["made"] = time.text(kept.madeAt)
        values["machine"] = time.machine(kept.madeAt)
        return values
    }

    private static func row(_ card: Scorecard) -> [String: Any] {
        [
            "card_name": card.name, "most": String(card.most),
            "questions": card.questions.map {
                ["text": $0.text, "points": String($0.points), "is_critical": $0.isCritical] as [String: Any]
            },
        ]
    }
}
