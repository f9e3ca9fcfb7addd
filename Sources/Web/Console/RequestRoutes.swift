import Desk
import Hummingbird
import Intake
import Reports

/// A request's page, and what one does on it: take it, put it back, answer, take an answer back.
struct RequestRoutes: Sendable {
    let pages: StaffPages
    let time: StaffTime
    let ports: ConsolePorts

    func add(to people: RouterGroup<PersonContext>) {
        let readers = people.group("").add(middleware: Requires(.requestRead))
        readers.get("/desk/requests/{number}") { request, context in
            let found = try await find(context)
            return try await page(found, notice: Self.notice(request.uri.queryParameters.get("done")), for: context)
        }
        readers.get("/desk/requests/{number}/files/{message}/{position}") { _, context in try await file(context) }
        let holders = people.group("").add(middleware: Requires(.assignOwn))
        holders.post("/desk/requests/{number}/take") { _, context in try await take(context) }
        holders.post("/desk/requests/{number}/put-back") { _, context in try await putBack(context) }
        let writers = people.group("").add(middleware: Requires(.requestAnswer))
        writers.post("/desk/requests/{number}/answer") { _, context in try await answer(context) }
        writers.post("/desk/requests/{number}/answers/{answer}/withdraw") { _, context in
            try await withdraw(context)
        }
    }

    // MARK: - What one does

    private func take(_ context: PersonContext) async throws -> Response {
        let found = try await find(context)
        switch try await ports.work.take(found.summary.trackingNumber, by: context.person.agent) {
        case .done: return redirect(found.summary.trackingNumber, done: "taken")
        case .held(let holder): return try await page(found, problem: "\(holder.name) has it already.", for: context)
        case .closed, .free: return try await page(found, problem: "It is not open any more.", for: context)
        case .noRequest: throw StaffRefusal.notFound
        }
    }

    private func putBack(_ context: PersonContext) async throws -> Response {
        let found = try await find(context)
        switch try await ports.work.putBack(found.summary.trackingNumber, by: context.person.agent) {
        case .done, .free, .closed: return redirect(found.summary.trackingNumber, done: "put-back")
        case .held(let holder): return try await page(found, problem: "\(holder.name) has it now.", for: context)
        case .noRequest: throw StaffRefusal.notFound
        }
    }

    private func answer(_ context: PersonContext) async throws -> Response {
        let found = try await find(context)
        let text = context.form.text("text")
        guard let form = context.form["form"], (1...64).contains(form.utf8.count) else { throw StaffRefusal.badForm }
        let draft = AnswerDraft(
            form: form, request: found.summary.trackingNumber, text: text,
            author: AnswerAuthor(agent: context.person.agent, firstName: context.person.firstName),
            seen: context.form["seen"].flatMap { Int64($0) }.map(RowID.init(rawValue:)),
            resolves: context.form["resolves"] == "yes")
        switch try await ports.answers.answer(draft, decide: ports.answering.verdict) {
        case .written, .writtenBefore:
            return redirect(found.summary.trackingNumber, done: draft.resolves ? "resolved" : "answered")
        case .noRequest: throw StaffRefusal.notFound
        case .refused(let refusal):
            return try await page(found, text: text, problem: Self.words(refusal), for: context)
        }
    }

    private func withdraw(_ context: PersonContext) async throws -> Response {
        let found = try await find(context)
        guard let id = context.parameters.get("answer", as: Int64.self) else { throw StaffRefusal.notFound }
        let withdrawn = try await ports.answers.withdraw(RowID(rawValue: id), author: context.person.agent)
        guard let text = withdrawn else {
            return try await page(found, problem: "It has gone out already.", for: context)
        }
        return try await page(
            try await find(context), text: text, notice: "It was not sent. Change it, or leave it.", for: context)
    }

    private func file(_ context: PersonContext) async throws -> Response {
        let found = try await find(context)
        guard let message = context.parameters.get("message", as: Int64.self),
            let position = context.parameters.get("position", as: Int.self)
        else { throw StaffRefusal.notFound }
        let attached = try await ports.files.file(
            position, of: RowID(rawValue: message), on: found.summary.trackingNumber)
        guard let file = attached else { throw StaffRefusal.notFound }
        guard let encoding = file.encoding else { return FileDownload.response(file, bytes: file.bytes) }
        guard let bytes = ports.unwrap(file.bytes, encoding) else { throw StaffRefusal.notFound }
        return FileDownload.response(file, bytes: bytes)
    }

    // MARK: - Parts

    /// Nobody learns whether a request exists that they may not see.
    private func find(_ context: PersonContext) async throws -> RequestDetail {
        guard let number = TrackingNumber(context.parameters.get("number") ?? "") else { throw StaffRefusal.notFound }
        let found = try await ports.requests.request(number)
        guard let found, RequestSight(context.person.account).sees(found.summary.placement) else {
            throw StaffRefusal.notFound
        }
        return found
    }

    private func page(
        _ found: RequestDetail, text: String = "", problem: String? = nil, notice: String? = nil,
        for context: PersonContext
    ) async throws -> Response {
        let page = RequestPage(
            detail: found, answers: try await ports.answers.answers(on: found.summary.trackingNumber),
            facts: try await ports.answers.facts(on: found.summary.trackingNumber),
            holder: try await ports.work.holder(of: found.summary.trackingNumber), reader: context.person.agent,
            time: time, text: text,
            formID: SecretToken().text)
        var values = page.values
        values["notice"] = notice
        return pages.page(
            "request", title: "\(found.summary.trackingNumber) \(found.summary.title)", values,
            problems: problem.map { [FormProblem("text", $0)] } ?? [], for: context)
    }

    private func redirect(_ number: TrackingNumber, done: String) -> Response {
        StaffPages.redirect(to: "/desk/requests/\(number)", ["done": done])
    }

    private static func notice(_ done: String?) -> String? {
        switch done {
        case "taken": "You have it."
        case "put-back": "It is back in the queue."
        case "answered": "Your answer goes out in a few seconds. Until then you can stop it."
        case "resolved": "Resolved. Your answer goes out in a few seconds; until then you can stop it."
        default: nil
        }
    }

    private static func words(_ refusal: AnswerRefusal) -> String {
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
