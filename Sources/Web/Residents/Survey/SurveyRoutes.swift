import HTTPTypes
import Hummingbird
import Intake
import Wire

/// `/survey/{key}`: the survey that a resident was sent. Reading it records nothing, since mail scanners open links; sending the form does,
/// once.
struct SurveyRoutes: Sendable {
    private static let questions = ["overall", "accuracy", "courtesy", "ease"]

    let pages: ResidentPages
    let links: ResidentLinks
    let surveys: any SurveyBook
    let lowScore: Int
    let origins: OriginCheck
    let clock: any WallClock

    func add(to residents: RouterGroup<ResidentContext>) {
        residents.get("/survey/{key}") { request, context in try await show(request, context) }
        residents.post("/survey/{key}") { request, context in try await answer(request, context) }
    }

    /// What is asked beside the page's language.
    private struct Typed {
        var form = PageForm()
        var problem: String?
    }

    private func show(_ request: Request, _ context: ResidentContext) async throws -> Response {
        let key = context.parameters.get("key") ?? ""
        guard let survey = try await survey(key) else { return told("ended", key, context) }
        return survey.isAnswered ? told("again", key, context) : page(survey, key, Typed(), context)
    }

    private func answer(_ request: Request, _ context: ResidentContext) async throws -> Response {
        let key = context.parameters.get("key") ?? ""
        let form = try await ResidentForm.read(request, context.client, origins: origins)
        guard let survey = try await survey(key) else { return told("ended", key, context) }
        guard !survey.isAnswered else { return told("again", key, context) }
        guard let overall = Int(form.text("overall")), SurveyScores.range.contains(overall) else {
            return page(survey, key, Typed(form: form, problem: "choose"), context)
        }
        let text = form.text("text").replacing("\r\n", with: "\n")
        let scores = SurveyScores(
            overall: overall, accuracy: Int(form.text("accuracy")), courtesy: Int(form.text("courtesy")),
            ease: Int(form.text("ease")), text: text.allSatisfy(\.isWhitespace) ? "" : text)
        guard let scores else { return page(survey, key, Typed(form: form, problem: "too_long"), context) }
        let given = SurveyAnswer(
            survey: survey.id, request: survey.request, scores: scores, way: .link, at: clock.now())
        let isFirst = try await surveys.answer(given, lowScore: lowScore)
        return told(isFirst ? "thanks" : "again", key, context)
    }

    /// Nil for a key that does not hold any more, or never did.
    private func survey(_ key: String) async throws -> AskedSurvey? {
        guard let claimed = ResidentLinks.claimedRow(in: key),
            let id = links.row(in: key, for: .survey, about: claimed, now: clock.now())
        else { return nil }
        return try await surveys.survey(id)
    }

    private func page(_ survey: AskedSurvey, _ key: String, _ typed: Typed, _ context: ResidentContext) -> Response {
        let words = SurveyWords.text(context.language)
        var values: [String: Any] = [
            "number": survey.trackingNumber.description, "action": "/survey/\(key)?lang=\(context.language.rawValue)",
            "text_typed": typed.form.text("text"),
            "questions": Self.questions.map { name in
                [
                    "name": name, "question": words[name] ?? "", "is_needed": name == "overall",
                    "choices": SurveyScores.range.map { score in
                        [
                            "name": name, "score": String(score),
                            "is_chosen": typed.form.text(name) == String(score), "is_needed": name == "overall",
                        ] as [String: Any]
                    },
                ] as [String: Any]
            },
        ]
        if let problem = typed.problem { values["problem"] = words[problem] }
        return pages.page(
            "survey", title: words["survey_title"] ?? "", words: words, values, path: "/survey/\(key)",
            in: context.language, status: typed.problem == nil ? .ok : .unprocessableContent)
    }

    private func told(_ word: String, _ key: String, _ context: ResidentContext) -> Response {
        let words = SurveyWords.text(context.language)
        let title = word == "ended" ? "ended_title" : "thanks_title"
        return pages.page(
            "told", title: words[title] ?? "", words: ["text": words[word] ?? ""],
            path: "/survey/\(PercentText.escaped(key))", in: context.language, status: word == "ended" ? .gone : .ok)
    }
}
