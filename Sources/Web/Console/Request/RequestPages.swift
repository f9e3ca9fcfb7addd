import Desk
import HTTPTypes
import Hummingbird
import Intake
import Reports

/// Finds a request for somebody who may see it, and draws its page: what every route about requests begins and ends with.
struct RequestPages: Sendable {
    let pages: StaffPages
    let time: StaffTime
    let ports: ConsolePorts

    /// What a page tells its reader besides the request.
    struct Told: Sendable {
        /// The answer as it was typed so far.
        var text = ""
        /// A note, as it was typed so far.
        var note = ""
        /// Answers to what its type asks, as they were typed and not taken.
        var questions: QuestionForm?
        var problem: FormProblem?
        var notice: String?
        /// What was done, where the page comes after it.
        var done: RequestNotice?
        /// What was looked for in the library.
        var library = ""
        /// Whether the answer so far comes from a template that resolves.
        var resolves = false
    }

    /// The request that the address names. Nobody learns whether a request exists that they may not see.
    func find(_ context: PersonContext) async throws -> RequestDetail {
        guard let number = TrackingNumber(context.parameters.get("number") ?? "") else { throw StaffRefusal.notFound }
        let found = try await ports.requests.request(number)
        guard let found, RequestSight(context.person.account).sees(found.summary.placement) else {
            throw StaffRefusal.notFound
        }
        return found
    }

    func page(_ found: RequestDetail, _ told: Told = Told(), for context: PersonContext) async throws -> Response {
        let number = found.summary.trackingNumber
        let standing = try await ports.changes.standing(of: number)
        guard let standing else { throw StaffRefusal.notFound }
        var told = told
        var draftState = ""
        if told.text.isEmpty, let draft = try await ports.drafts.draft(.answer, on: number, of: context.person.agent) {
            told.text = draft.text
            draftState = "Kept \(time.text(draft.keptAt)), and not sent."
        }
        var noteState = ""
        if told.note.isEmpty, let draft = try await ports.drafts.draft(.note, on: number, of: context.person.agent) {
            told.note = draft.text
            noteState = "Kept \(time.text(draft.keptAt)), and not written yet."
        }
        let splitFrom = try await ports.merging.splitOff(number)
        let named = try await named(on: found, [standing.parent, splitFrom], for: context)
        let page = RequestPage(
            detail: found, standing: standing, answers: try await ports.answers.answers(on: number),
            notes: try await ports.changes.notes(on: number), facts: try await ports.answers.facts(on: number),
            reader: context.person, catalogue: ports.catalogue, named: named, time: time, text: told.text,
            note: told.note,
            formID: SecretToken().text)
        var values = page.values
        values.merge(
            DecisionList(
                decisions: found.decisions, named: named, time: time, isSetAside: found.summary.status == .setAside
            ).values
        ) { _, new in new }
        let handing = HandingForms(
            standing: standing, reader: context.person, colleagues: try await ports.changes.colleagues(),
            teams: try await ports.tools.roster.teams.teams(), catalogue: ports.catalogue, time: time,
            now: ports.clock.now())
        values.merge(handing.values) { _, new in new }
        if context.person.may(.requestAnswer) {
            let sight = RequestSight(context.person.account)
            let merging = MergeForms(
                detail: found, standing: standing, splitFrom: splitFrom, named: named,
                duplicates: standing.isOpen
                    ? try await PossibleDuplicates.find(for: found, standing, sight: sight, ports) : nil,
                time: time)
            values.merge(merging.values) { _, new in new }
        }
        if let story = try await ports.residents.resident(of: number) {
            let card = ResidentCard(
                story: story, shown: number, sight: RequestSight(context.person.account),
                mayMerge: context.person.may(.mergeResidents), time: time)
            values.merge(card.values) { _, new in new }
        }
        var questions = told.questions
        if questions == nil {
            questions = try await QuestionRoutes(requests: self).form(found, type: standing.requestType)
        }
        values["asked"] = questions?.values
        let isTold = told.done?.tellsWhatIsMissing(standing) == true
        let words = [told.notice ?? told.done?.words, isTold ? questions?.lack : nil].compactMap(\.self)
        values["notice"] = words.isEmpty ? nil : words.joined(separator: " ")
        values["draft_state"] = draftState
        values["note_state"] = noteState
        let now = ports.clock.now()
        let stages = try await ports.service.stages(of: found.summary.id, at: now)
        values["stages"] = stages.map { stage in
            [
                "stage": ServiceWords.name(stage.stage), "definition": ServiceWords.definition(stage.stage),
                "state": ServiceWords.state(stage, now: now, time: time), "tone": ServiceWords.tone(stage),
            ]
        }
        values["has_stages"] = !stages.isEmpty
        if context.person.may(.requestAnswer) {
            let first = found.messages.first
            let guess = first.flatMap { ports.understanding.guess(subject: $0.subject, text: $0.text) }
            let choices = TypeChoices(detail: found, standing: standing, guess: guess, catalogue: ports.catalogue)
            values.merge(choices.values) { _, new in new }
        }
        if let holder = standing.holder, holder.agent != context.person.agent, context.person.may(.assignOthers) {
            values["whisper"] = holder.name
        }
        if let chat = try await ChatRoutes(requests: self).values(found, standing, for: context) {
            values["chat"] = chat
        }
        values["survey_answers"] = SurveyTelling.values(try await ports.surveys.answers(on: number), time: time)
        values["public_updates"] = try await UpdateRoutes(requests: self).values(on: number, for: context)
        values["follow_up"] = try await FollowUpCard(requests: self, reader: context.person).values(on: found)
        if context.person.may(.requestAnswer) {
            values["library"] = try await LibraryInsert(requests: self).values(found, typed: told.library)
        }
        values["answer_resolves"] = told.resolves
        values["work"] = try await WorkList.read(ports, for: context.person, showing: number).values
        var response = pages.page(
            "request", title: "\(number) \(found.summary.title)", values,
            problems: (told.problem.map { [$0] } ?? []) + (told.questions?.formProblems ?? []), for: context)
        response.headers[.contentSecurityPolicy] = OriginalMail.pagePolicy
        return response
    }

    /// The page again, saying what is wrong.
    func refuse(
        _ found: RequestDetail, _ problem: String, field: String = "main", for context: PersonContext
    ) async throws -> Response {
        try await page(found, Told(problem: FormProblem(field, problem)), for: context)
    }

    /// To the page, which then says what was done.
    func redirect(_ found: RequestDetail, done: RequestNotice) -> Response {
        StaffPages.redirect(to: "/desk/requests/\(found.summary.trackingNumber)", ["done": done.rawValue])
    }
}
