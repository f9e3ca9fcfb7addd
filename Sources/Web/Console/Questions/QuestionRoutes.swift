import Desk
import Hummingbird
import Intake
import Reports

/// Answering what a request's type asks.
struct QuestionRoutes: Sendable {
    let requests: RequestPages

    func add(to people: RouterGroup<PersonContext>) {
        let writers = people.group("").add(middleware: Requires(.requestAnswer))
        writers.post("/desk/requests/{number}/questions") { _, context in try await answer(context) }
    }

    /// What the page of a request shows: its type's questions with the answers that there are, and answers from before a change of type.
    func form(_ found: RequestDetail, type: String?) async throws(StoreFailure) -> QuestionForm {
        QuestionForm(
            questions: type.flatMap { requests.ports.requestTypes[$0]?.questions } ?? [],
            answers: try await requests.ports.questions.answers(on: found.summary.id))
    }

    private func answer(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        guard let seen = Int(context.form.text("version")) else { throw StaffRefusal.badForm }
        let standing = try await requests.ports.changes.standing(of: found.summary.trackingNumber)
        var form = try await self.form(found, type: standing?.requestType)
        let taken = Self.taken(context.form, &form)
        guard form.problems.isEmpty else {
            return try await requests.page(found, RequestPages.Told(questions: form), for: context)
        }
        let outcome = try await requests.ports.questions.write(
            taken, on: found.summary.trackingNumber, seen: seen, by: context.person.changer)
        switch outcome {
        case .done: return requests.redirect(found, done: .answeredQuestions)
        case .overtaken(let rival):
            // Over the version that there is now, with what was typed.
            let problem = FormProblem("main", ChangeWords.overtaken(rival, requests.time))
            return try await requests.page(
                found, RequestPages.Told(questions: form, problem: problem), for: context)
        case .refused, .noRequest: return try await requests.tell(outcome, on: found, for: context)
        }
    }

    /// The answers of the form that can be taken; what was typed, and what is wrong with it, goes into `page`. A question that the form did
    /// not ask, since the city added it meanwhile, keeps its answer.
    private static func taken(_ form: PageForm, _ page: inout QuestionForm) -> [TypedAnswer] {
        let asked = Set(form.all("asked"))
        var taken: [TypedAnswer] = []
        for question in page.questions where question.kind != .notice && asked.contains(question.code) {
            let typed = form.all("q-\(question.code)")
            page.typed[question.code] = typed
            switch TypedAnswer.check(question, typed, known: page.answer(to: question)?.values ?? []) {
            case .success(let answer): taken.append(answer)
            case .failure(let refused): page.problems[question.code] = QuestionForm.words(refused.problem)
            }
        }
        return taken
    }
}
