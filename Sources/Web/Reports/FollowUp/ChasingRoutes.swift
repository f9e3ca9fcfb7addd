import Desk
import Hummingbird
import Intake
import Reports

/// Asking a department and telling the resident with one click, from the list or from the request's page, and back there.
struct ChasingRoutes: Sendable {
    let requests: RequestPages

    private var ports: ConsolePorts { requests.ports }
    private var followUp: FollowUpPorts { ports.tools.followUp }

    func add(to people: RouterGroup<PersonContext>) {
        let writers = people.group("").add(middleware: Requires(.requestAnswer))
        writers.post("/desk/requests/{number}/ask") { _, context in try await ask(context) }
        writers.post("/desk/requests/{number}/tell") { _, context in try await tell(context) }
        writers.post("/desk/requests/{number}/settle") { _, context in try await settle(context) }
    }

    private func ask(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        let number = found.summary.trackingNumber
        guard let form = context.form["form"], (1...64).contains(form.utf8.count) else { throw StaffRefusal.badForm }
        let now = ports.clock.now()
        let day = followUp.calendar.day(of: now)
        let entry = try await followUp.book.entry(of: number, FollowUpFilter(now: now, today: day))
        let question = DepartmentQuestion(
            form: form, request: number,
            why: entry.map { FollowUpWords.reasons($0, followUp.calendar) } ?? [],
            isAgain: context.form["again"] == "yes", author: context.person.changer)
        switch try await followUp.desk.ask(question, on: day, mails: followUp.asking.mails) {
        case .asked, .askedBefore: return Self.back(requests, found, done: .asked, context)
        case .askedToday(let at, let name): return again(found, at, name, context)
        case .noAddress:
            let problem =
                "Nobody can be asked by mail: the settings name no address of \(found.summary.placement.department)."
            return try await requests.refuse(found, problem, for: context)
        case .noRequest: throw StaffRefusal.notFound
        }
    }

    /// Whether it is meant to be asked a second time on one day.
    private func again(
        _ found: RequestDetail, _ at: Moment, _ name: String, _ context: PersonContext
    ) -> Response {
        var values: [String: Any] = [
            "number": found.summary.trackingNumber.description, "department": found.summary.placement.department,
            "asker": name, "at": requests.time.text(at), "machine": requests.time.machine(at),
            "token": SecretToken().text, "back": "/desk/requests/\(found.summary.trackingNumber)",
        ]
        if let view = context.form["view"] {
            values["from_list"] = ["view": FollowUpAddress(view: view).view]
            values["back"] = FollowUpAddress(view: view).link()
        }
        return requests.pages.page("follow-up-again", title: "Ask again?", values, for: context, status: .conflict)
    }

    /// An answer like any other, from a template of the library in the resident's language: it can be taken back on the request's page for
    /// as long, and what nobody had goes back to where it waited.
    private func tell(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        let number = found.summary.trackingNumber
        guard let form = context.form["form"], (1...64).contains(form.utf8.count) else { throw StaffRefusal.badForm }
        let id = RowID(rawValue: Int64(context.form.text("words")) ?? 0)
        guard let entry = try await FollowUpWords.templates(ports.tools.library.book).first(where: { $0.id == id })
        else { throw StaffRefusal.badForm }
        let text = LibraryInsert(requests: requests).filled(entry, on: found, by: context.person)
        let holder = try await ports.work.holder(of: number)
        let draft = AnswerDraft(
            form: form, request: number, text: text ?? "",
            author: AnswerAuthor(agent: context.person.agent, firstName: context.person.firstName),
            seen: try await ports.answers.answers(on: number).last?.id)
        switch try await ports.answers.answer(draft, decide: ports.answering.verdict) {
        case .written:
            if holder == nil { _ = try await ports.work.putBack(number, by: context.person.agent) }
            return Self.back(requests, found, done: .answered, context)
        case .writtenBefore: return Self.back(requests, found, done: .answered, context)
        case .noRequest: throw StaffRefusal.notFound
        case .refused(let refusal):
            let told = RequestPages.Told(text: text ?? "", problem: FormProblem("text", AnsweringRoutes.words(refusal)))
            return try await requests.page(found, told, for: context)
        }
    }

    private func settle(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        guard try await followUp.desk.settle(found.summary.trackingNumber, by: context.person.changer) else {
            throw StaffRefusal.notFound
        }
        return Self.back(requests, found, done: .settled, context)
    }

    /// To the list where the form came from there, else to the request.
    static func back(
        _ requests: RequestPages, _ found: RequestDetail, done: RequestNotice, _ context: PersonContext
    ) -> Response {
        guard let view = context.form["view"], context.person.may(.reports) else {
            return requests.redirect(found, done: done)
        }
        return StaffPages.redirect(to: FollowUpAddress(view: view).link(("done", done.rawValue)))
    }
}
