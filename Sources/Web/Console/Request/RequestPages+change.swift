import Desk
import Hummingbird
import Intake
import Reports

extension RequestPages {
    /// Makes a change over the version that the form was drawn with, with a note where there is one in the field `note`, and goes back to
    /// the page. Where somebody was faster the page says who, and keeps the note.
    func apply(
        _ change: RequestChange, to found: RequestDetail, done: RequestNotice, for context: PersonContext
    ) async throws -> Response {
        guard let seen = Int(context.form.text("version")) else { throw StaffRefusal.badForm }
        let note = try note(context)
        let outcome = try await ports.changes.change(
            found.summary.trackingNumber, change, seen: seen, note: note, by: context.person.changer,
            decide: ports.changing.verdict)
        guard case .done = outcome else { return try await tell(outcome, on: found, note: note?.text, for: context) }
        return try await after(found, done: done, for: context)
    }

    /// The page as it is now, saying why a change was not made.
    func tell(
        _ outcome: ChangeOutcome, on found: RequestDetail, note: String? = nil, for context: PersonContext
    ) async throws -> Response {
        let problem: String
        switch outcome {
        case .done, .noRequest: throw StaffRefusal.notFound
        case .overtaken(let rival): problem = ChangeWords.overtaken(rival, time)
        case .refused(let refusal): problem = ChangeWords.refusal(refusal)
        }
        let told = Told(note: note ?? "", problem: FormProblem("main", problem))
        return try await page(found, told, for: context)
    }

    /// Another request that somebody names; nil where there is none that they may see.
    func other(_ number: String, for context: PersonContext) async throws -> RequestDetail? {
        guard let number = TrackingNumber(number) else { return nil }
        let found = try await ports.requests.request(number)
        guard let found, RequestSight(context.person.account).sees(found.summary.placement) else { return nil }
        return found
    }

    /// The form's note; nil where there is none.
    func note(_ context: PersonContext) throws(StaffRefusal) -> NewNote? {
        let text = context.form.text("note")
        guard !text.isEmpty else { return nil }
        guard let form = context.form["form"], (1...64).contains(form.utf8.count) else { throw .badForm }
        return NewNote(form: form, text: text)
    }

    /// Whoever handed a request to where they do not see it comes to the queue.
    func after(
        _ found: RequestDetail, done: RequestNotice, for context: PersonContext
    ) async throws -> Response {
        let now = try await ports.requests.request(found.summary.trackingNumber)
        guard let now, RequestSight(context.person.account).sees(now.summary.placement) else {
            return StaffPages.redirect(to: ConsoleRoutes.path)
        }
        return redirect(now, done: done)
    }
}

extension StaffPerson {
    /// Who they are in changes and in the audit trail.
    var changer: Changer {
        Changer(agent: agent, name: account.displayName.text, mayAssignOthers: may(.assignOthers))
    }
}
