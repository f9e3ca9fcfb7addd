import Desk
import Hummingbird
import Intake
import Reports

/// `/desk/reviews`: samples of engagements, what reviewers give them, and what their agents reply.
struct ReviewRoutes: Sendable {
    static let path = "/desk/reviews"
    /// Who reviews, and whose own work is reviewed.
    static let readers: [Permission] = [.reviews, .requestRead]
    private static let rows = 50

    let pages: StaffPages
    let time: StaffTime
    let ports: ConsolePorts

    private var reviews: ReviewPorts { ports.tools.reviews }

    func add(to people: RouterGroup<PersonContext>) {
        people.get("/desk/reviews") { _, context in try await list(context) }
        people.get("/desk/reviews/{id}") { request, context in
            try await review(context, notice: Self.notice(request.uri.queryParameters.get("done")))
        }
        people.post("/desk/reviews/{id}/reply") { _, context in try await reply(context) }
        let reviewers = people.group("").add(middleware: Requires(.reviews))
        reviewers.post("/desk/reviews") { _, context in try await draw(context) }
        reviewers.get("/desk/reviews/draws/{id}") { _, context in try await drawn(context) }
        ScorecardRoutes(pages: pages, time: time, ports: ports).add(to: reviewers)
        reviewers.post("/desk/reviews/{id}/score") { _, context in try await score(context) }
    }

    private static func notice(_ done: String?) -> String? {
        switch done {
        case "scored": "Your score is kept."
        case "replied": "Your reply is kept."
        default: nil
        }
    }

    // MARK: - Lists

    private func list(_ context: PersonContext, problems: [FormProblem] = []) async throws -> Response {
        guard Self.readers.contains(where: context.person.may) else { throw StaffRefusal.forbidden }
        let own = try await reviews.desk.reviews(about: context.person.agent, limit: Self.rows)
        var values: [String: Any] = [
            "own": own.map { ReviewWords.row($0, time: time) }, "has_own": !own.isEmpty,
            "may_review": context.person.may(.reviews),
        ]
        if context.person.may(.reviews) {
            let draws = try await reviews.desk.draws(before: nil, limit: Self.rows)
            values["draws"] = draws.map { ReviewWords.draw($0, time: time) }
            values["has_draws"] = !draws.isEmpty
            let today = reviews.calendar.day(of: ports.clock.now())
            let cards = try await reviews.scorecards()
            values.merge(ReviewOrderForm.values(context.form, cards, today: today)) { _, new in new }
        }
        return pages.page("reviews", title: "Reviews", values, problems: problems, for: context)
    }

    private func draw(_ context: PersonContext) async throws -> Response {
        let form = try ReviewOrderForm(context.form, try await reviews.scorecards(), reviews.calendar)
        guard form.problems.isEmpty else { return try await list(context, problems: form.problems) }
        let drawn = try await reviews.desk.draw(
            form.order, form: form.form, by: context.person.account.id, at: ports.clock.now())
        guard let drawn else {
            return try await list(context, problems: [FormProblem("first", "Nobody answered anything in these days.")])
        }
        return StaffPages.redirect(to: "\(Self.path)/draws/\(drawn.id)")
    }

    private func drawn(_ context: PersonContext) async throws -> Response {
        guard let id = context.parameters.get("id", as: Int64.self) else { throw StaffRefusal.notFound }
        let found = try await reviews.desk.reviews(of: RowID(rawValue: id))
        guard let draw = found.first?.draw else { throw StaffRefusal.notFound }
        var values = ReviewWords.draw(draw, time: time)
        let reader = context.person.account.id
        values["reviews"] = found.map { review in
            var row = ReviewWords.row(review, time: time)
            row["waits_for_you"] = review.takesScore(of: reader)
            return row
        }
        return pages.page("review-draw", title: "A sample of \(found.count)", values, for: context)
    }

    // MARK: - One

    /// Reviewers see it always, its agent once all have scored it; for anybody else there is none.
    private func known(_ context: PersonContext) async throws -> Review {
        guard let id = context.parameters.get("id", as: Int64.self) else { throw StaffRefusal.notFound }
        let found = try await reviews.desk.review(RowID(rawValue: id))
        guard let review = found else { throw StaffRefusal.notFound }
        let isOwn = review.engagement.agent == context.person.agent
        guard isOwn ? review.isComplete : context.person.may(.reviews) else { throw StaffRefusal.notFound }
        return review
    }

    private func review(
        _ context: PersonContext, notice: String? = nil, problem: FormProblem? = nil
    ) async throws -> Response {
        let review = try await known(context)
        let number = review.engagement.trackingNumber
        var values = ReviewPage(review: review, reader: context.person.account.id, form: context.form, time: time)
            .values
        let detail = try await ports.requests.request(number)
        if let detail {
            values["timeline"] =
                RequestTimeline(
                    detail: detail, answers: try await ports.answers.answers(on: number), notes: [],
                    reader: AgentID(rawValue: 0), time: time, opensFiles: context.person.may(.requestRead)
                ).values
        }
        values["notice"] = notice
        var response = pages.page(
            "review", title: "Review of \(review.agentName)", values, problems: problem.map { [$0] } ?? [],
            for: context)
        response.headers[.contentSecurityPolicy] = OriginalMail.pagePolicy
        return response
    }

    private func score(_ context: PersonContext) async throws -> Response {
        let review = try await known(context)
        let points = review.draw.scorecard.questions.indices.map { Int(context.form.text("points-\($0)")) ?? -1 }
        let refusal = try await reviews.desk.score(
            review.id, points, comment: context.form.text("comment"), by: context.person.account.id,
            at: ports.clock.now())
        guard let refusal else {
            return StaffPages.redirect(to: "\(Self.path)/\(review.id)", ["done": "scored"])
        }
        return try await self.review(context, problem: ReviewWords.problem(refusal, field: "points-0"))
    }

    private func reply(_ context: PersonContext) async throws -> Response {
        let review = try await known(context)
        let text = context.form.text("reply").replacing("\r\n", with: "\n")
        let refusal = try await reviews.desk.reply(
            review.id, text, by: context.person.account.id, at: ports.clock.now())
        guard let refusal else {
            return StaffPages.redirect(to: "\(Self.path)/\(review.id)", ["done": "replied"])
        }
        return try await self.review(context, problem: ReviewWords.problem(refusal, field: "reply"))
    }
}
