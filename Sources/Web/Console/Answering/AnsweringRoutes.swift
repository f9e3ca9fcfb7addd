import Desk
import Hummingbird
import Intake
import Reports

/// Answering the resident, and taking an answer back before it goes out.
struct AnsweringRoutes: Sendable {
    let requests: RequestPages

    func add(to people: RouterGroup<PersonContext>) {
        let writers = people.group("").add(middleware: Requires(.requestAnswer))
        writers.post("/desk/requests/{number}/answer") { _, context in try await answer(context) }
        writers.post("/desk/requests/{number}/answers/{answer}/withdraw") { _, context in
            try await withdraw(context)
        }
    }

    private func answer(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        let text = context.form.text("text")
        guard let form = context.form["form"], (1...64).contains(form.utf8.count) else { throw StaffRefusal.badForm }
        let draft = AnswerDraft(
            form: form, request: found.summary.trackingNumber, text: text,
            author: AnswerAuthor(agent: context.person.agent, firstName: context.person.firstName),
            seen: context.form["seen"].flatMap { Int64($0) }.map(RowID.init(rawValue:)),
            closes: Self.closing(context.form),
            awaitsResident: context.form["then"] == "waits",
            way: context.form["way"].flatMap { Int64($0) }.map(RowID.init(rawValue:)))
        let ports = requests.ports
        switch try await ports.answers.answer(draft, decide: ports.answering.verdict) {
        case .written, .writtenBefore:
            return requests.redirect(found, done: draft.resolves ? .resolved : .answered)
        case .noRequest: throw StaffRefusal.notFound
        case .refused(let refusal):
            let told = RequestPages.Told(text: text, problem: FormProblem("text", Self.words(refusal)))
            return try await requests.page(found, told, for: context)
        }
    }

    private func withdraw(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        guard let id = context.parameters.get("answer", as: Int64.self) else { throw StaffRefusal.notFound }
        let withdrawn = try await requests.ports.answers.withdraw(RowID(rawValue: id), author: context.person.agent)
        guard let text = withdrawn else {
            return try await requests.refuse(found, "It has gone out already.", for: context)
        }
        let told = RequestPages.Told(text: text, notice: "It was not sent. Change it, or leave it.")
        return try await requests.page(try await requests.find(context), told, for: context)
    }

    /// What the form closes the request as: `then`, or the box of older pages; spam is never answered.
    private static func closing(_ form: PageForm) -> ClosingReason? {
        if form["resolves"] == "yes" { return .resolved }
        let reason = form["then"].flatMap(ClosingReason.init(rawValue:))
        return reason == .resolved || reason == .notOurs ? reason : nil
    }

    static func words(_ refusal: AnswerRefusal) -> String {
        switch refusal {
        case .empty: "Write an answer first."
        case .tooLong(let limit): "The answer is too long: \(limit) characters at most."
        case .nobodyToAnswer: "Nobody wrote on it who could be answered."
        case .optedOut: "The resident sent STOP: no texts go to this number."
        case .overtaken(let other):
            "\(other.author.firstName) answered meanwhile. Read that answer above; if yours is still right, send it again."
        }
    }
}
