import Desk

extension Look {
    /// Every page of the program, in the states that look different: in rounds of which each can be looked at beside the others.
    static func all(_ town: LookedTown) -> [[Look]] {
        [
            reports(town), console(town) + accounts(town), tools(town),
            secondStep(LookedTown.newcomer) + signingIn(town) + residents(town),
        ]
    }

    private static func secondStep(_ newcomer: String) -> [Look] {
        let path = "/desk/account/second-step"
        return [
            Look("second-step", newcomer, path, "second-step", act: Acts.unfold),
            Look("recovery-codes", newcomer, path, "recovery-codes", act: Acts.turnOnSecondStep),
            Look("second-step-on", newcomer, path, "second-step"),
            Look(
                "sign-in-code", nil, "/desk/sign-in", "sign-in-code",
                act: Acts.send(["#name": newcomer, "#password": StaffCity.password], by: "main form button")),
        ]
    }

    private static func console(_ town: LookedTown) -> [Look] {
        func request(
            _ name: String, _ person: String = "ann",
            act: @escaping @Sendable (WebBrowser) async throws -> Void = { _ in }
        )
            -> Look
        {
            Look("request-\(name)", person, town.requests[name] ?? "", "request", act: act)
        }
        return [
            Look("queue", "ann", "/desk/queue", "queue"), Look("queue-mine", "ann", "/desk/queue?view=mine", "queue"),
            request("mail"), request("mail", act: Acts.unfold).named("request-mail-open"),
            request("text", "sue", act: Acts.unfold), request("rats", "sue"),
            request("rats-too", "sue", act: Acts.unfold), request("twin", "sue"),
            request("split", "sue"), request("chat", "sue", act: Acts.unfold), request("surveyed"), request("spanish"),
            request("mail", act: Acts.scroll(to: "follow-up")).named("request-followed-up"),
            request("mail") { browser in
                try await Acts.send(["#q-inches": "two feet", "#q-blocks-1": ""], by: "#asked-form button")(browser)
                try await browser.text("document.getElementById('asked').scrollIntoView()")
            }.named("request-asked"),
            request("mail").named("request-printed").onPaper(),
            Look("search", "ann", "/desk/search", "search"),
            Look(
                "search-hits", "ann", "/desk/search", "search",
                act: Acts.send(["#q": "rats"], by: "form.seek button")),
            Look(
                "search-none", "ann", "/desk/search", "search",
                act: Acts.send(["#q": "giraffe"], by: "form.seek button")),
            Look("contact", "ann", town.others["contact"] ?? "", "contact"),
            Look("log", "ann", "/desk/log", "log"),
            Look(
                "log-problems", "ann", "/desk/log", "log",
                act: Acts.send(["#caller": "nobody"], by: "#log button:not(.quiet)")),
        ]
    }

    private static func reports(_ town: LookedTown) -> [Look] {
        [
            Look("reports", "sue", "/reports", "reports"),
            Look("report-coverage", "sue", "/reports/volume", "report-theme") { browser in
                try await browser.text("document.getElementById('coverage').scrollIntoView()")
            },
            Look("report-causes", "sue", "/reports/causes?measure=contact", "report-causes"),
            Look("report-goals", "sue", "/reports/goals", "report-goals"),
            Look("report-forecast", "sue", "/reports/forecast", "report-forecast"),
            Look("report-messages", "sue", "/reports/messages?span=12-months", "report-theme"),
            Look(
                "report-course", "sue", "/reports/service?chart=first_answer", "report-theme",
                act: Acts.scroll(to: "course")),
            Look(
                "report-course-stacked", "sue", "/reports/volume", "report-theme", act: Acts.scroll(to: "course")),
            Look(
                "report-course-departments", "sue", "/reports/departments", "report-departments",
                act: Acts.scroll(to: "course")),
            Look(
                "report-course-agents", "sue", "/reports/agents", "report-agents", act: Acts.scroll(to: "course")),
            Look(
                "report-course-milestones", "sue", "/reports/milestones", "report-milestones",
                act: Acts.scroll(to: "course")),
            Look("report-backlog", "sue", "/reports/backlog", "report-backlog"),
            Look(
                "report-backlog-compared", "sue", "/reports/backlog?by=department", "report-backlog",
                act: Acts.scroll(to: "compared")),
            Look(
                "report-backlog-as-of", "sue", "/reports/backlog?as-of=\(ConsoleScene.day(-1))", "report-backlog"),
            Look(
                "report-backlog-targets", "sue", "/reports/backlog", "report-backlog",
                act: Acts.scroll(to: "targets")),
            Look(
                "report-milestones-as-of", "sue", "/reports/milestones?as-of=\(ConsoleScene.day(-1))",
                "report-milestones"),
            Look("report-open", "sue", "/reports/backlog/requests", "report-open"),
            Look("report-agents", "sue", "/reports/agents", "report-agents"),
            Look("report-agent-rows", "sue", "/reports/agents/rows?measure=answered", "report-agent-rows"),
            Look("report-own", "ann", "/desk/figures", "report-own"),
            Look("report-milestones", "sue", "/reports/milestones", "report-milestones"),
            Look(
                "report-milestones-record", "sue", "/reports/milestones", "report-milestones",
                act: Acts.scroll(to: "record")),
            Look(
                "report-milestones-problems", "sue", "/reports/milestones", "report-milestones",
                act: Acts.send(["#name": " "], by: "form.card.chase button")),
            Look("report-milestone", "sue", town.others["milestone"] ?? "", "report-milestone"),
            Look("report-departments", "sue", "/reports/departments", "report-departments"),
            Look("report-follow-up", "sue", "/reports/follow-up?days=1", "report-follow-up"),
            Look("report-follow-up-printed", "sue", "/reports/follow-up", "report-follow-up").onPaper(),
            Look("report-follow-up-read", "max", "/reports/follow-up", "report-follow-up"),
            Look("follow-up-again", "sue", town.others["asked"] ?? "", "follow-up-again") { browser in
                try await Acts.send([:], by: "form[action$=\"/ask\"] button")(browser)
            },
            Look(
                "report-follow-up-list", "sue", "/reports/follow-up", "report-follow-up", act: Acts.scroll(to: "list")),
            Look("report-actions", "sue", "/reports/actions", "report-actions"),
            Look("report-actions-list", "sue", "/reports/actions", "report-actions", act: Acts.scroll(to: "record")),
            Look(
                "report-actions-problems", "sue", "/reports/actions", "report-actions",
                act: Acts.send(["#text": " "], by: "form.card.chase button")),
            Look("targets", "max", "/reports/targets", "targets"),
            Look("targets-read", "sue", "/reports/targets", "targets"),
            Look(
                "targets-problems", "max", "/reports/targets", "targets",
                act: Acts.send(["#value": "many"], by: "form.card.chase button")),
            Look("report-with-targets", "sue", "/reports", "reports", act: Acts.scroll(to: "targets")),
            Look("report-volume-targets", "sue", "/reports/volume", "report-theme"),
            Look("report-as-of", "sue", "/reports/volume?as-of=\(ConsoleScene.day(-1))", "report-theme"),
            Look("report-notes", "max", "/reports/notes", "report-notes"),
            Look("report-notes-read", "sue", "/reports/notes", "report-notes"),
            Look(
                "report-notes-problems", "max", "/reports/notes", "report-notes",
                act: Acts.send(["#text": " "], by: "form.card.chase button")),
            Look("report-note", "max", town.others["note"] ?? "", "report-note"),
            Look("report-dated", "sue", "/reports/volume?by=day", "report-theme"),
            Look("reports-sent", "sue", "/reports/sent", "reports-sent"),
            Look("report-sent", "sue", town.others["report-sent"] ?? "", "report-sent"),
            Look("report-theme", "sue", "/reports/service?by=department", "report-theme"),
        ]
    }

    private static func tools(_ town: LookedTown) -> [Look] {
        [
            Look("floor", "sue", "/desk/floor", "floor"), Look("attention", "sue", "/desk/attention", "attention"),
            Look("set-aside", "sue", "/desk/set-aside", "set-aside"),
            Look("surveys", "sue", "/desk/surveys", "surveys"), Look("library", "sue", "/desk/library", "library"),
            Look("library-new", "sue", "/desk/library/new", "library-edit"),
            Look(
                "library-problems", "sue", "/desk/library/new", "library-edit",
                act: Acts.send([:], by: "main form button:not(.quiet)")),
            Look("library-entry", "sue", town.others["library"] ?? "", "library-entry"),
            Look("library-edit", "sue", (town.others["library"] ?? "") + "/edit", "library-edit"),
            Look("roster", "sue", "/desk/roster", "roster"),
            Look("roster-entry", "sue", town.others["roster"] ?? "", "roster-entry"),
            Look("teams", "sue", "/desk/teams", "teams"),
            Look(
                "teams-problems", "sue", "/desk/teams", "teams",
                act: Acts.send(["#name": " "], by: "main form button")),
            Look("notices", "sue", "/desk/notices", "notices"),
            Look(
                "notices-problems", "sue", "/desk/notices", "notices",
                act: Acts.send(["#name": "Snow"], by: "main form:last-of-type button")),
            Look("team", "sue", town.others["team"] ?? "", "team"),
            Look("reviews", "sue", "/desk/reviews", "reviews"), Look("reviews-own", "ann", "/desk/reviews", "reviews"),
            Look("review-draw", "sue", town.others["draw"] ?? "", "review-draw", act: Acts.unfold),
            Look("review", "sue", town.others["review"] ?? "", "review"),
            Look("review-own", "ann", town.others["review"] ?? "", "review"),
            Look("review-open", "sue", town.others["review-open"] ?? "", "review"),
            Look("scorecards", "sue", "/desk/reviews/scorecards", "scorecards"),
            Look(
                "scorecards-problems", "sue", "/desk/reviews/scorecards", "scorecard",
                act: Acts.send(["#question-1": "Kind?", "#points-1": "x"], by: "main form button")),
            Look("scorecard", "sue", town.others["scorecard"] ?? "", "scorecard"),
            Look("home", "max", "/desk", "home"),
        ]
    }

    private static func accounts(_ town: LookedTown) -> [Look] {
        [
            Look("accounts", "boss", "/desk/accounts", "accounts"),
            Look(
                "accounts-problems", "boss", "/desk/accounts", "accounts",
                act: Acts.send(["#new_name": "?"], by: "form[action=\"/desk/accounts\"] button")),
            Look("account-of", "boss", town.others["account"] ?? "", "account-of"),
            Look(
                "invited", "boss", town.others["account"] ?? "", "invited",
                act: Acts.send([:], by: "form[action$=\"/link\"] button")),
            Look("audit", "boss", "/desk/audit", "audit"), Look("account", "ann", "/desk/account", "account"),
            Look("forbidden", "ann", "/desk/accounts", "refusal"),
            Look("unknown", "ann", "/desk/requests/AAA-AAA-AAA0", "refusal"),
            Look("nowhere", "ann", "/desk/nowhere", "refusal"),
        ]
    }

    private static func signingIn(_ town: LookedTown) -> [Look] {
        [
            Look("sign-in", nil, "/desk/sign-in", "sign-in"),
            Look("sign-in-back", nil, "/desk/queue", "sign-in"),
            Look(
                "sign-in-wrong", nil, "/desk/sign-in", "sign-in",
                act: Acts.send(["#name": "???", "#password": "x"], by: "form button")),
            Look("welcome", nil, town.others["welcome"] ?? "", "welcome"),
            Look("welcome-over", nil, "/desk/welcome/\(String(repeating: "a", count: 43))", "refusal"),
        ]
    }

    private static func residents(_ town: LookedTown) -> [Look] {
        let chat = "/chat/chat-web"
        func session(_ name: String) -> String {
            """
            sessionStorage.setItem('intake-chat:ws://localhost:\(town.city.port)\(chat)/socket',
              JSON.stringify({key: '\(town.chats[name] ?? "")', pending: []}))
            """
        }
        func widget(_ name: String, of session: String, until selector: String) -> Look {
            Look(name, nil, chat, "chat") { browser in
                // Where no widget is: what one still hears of the conversation before, it would write over this.
                try await browser.open(town.city.url("/chat/intake-chat.js"))
                try await browser.text(session)
                try await browser.open(town.city.url(chat))
                try await Acts.wait(for: selector)(browser)
            }
        }
        return [
            Look("track-find", nil, "/track", "track-find"), Look("track", nil, town.others["track"] ?? "", "track"),
            Look("track-resolved", nil, town.others["track-resolved"] ?? "", "track"),
            Look("track-unknown", nil, "/track/AAA-AAA-AAA0", "told"),
            Look("survey", nil, town.others["survey"] ?? "", "survey"),
            Look(
                "survey-problem", nil, town.others["survey"] ?? "", "survey",
                act: Acts.send(["#text": "No score"], by: "main form button")),
            Look("survey-again", nil, town.others["survey-answered"] ?? "", "told"),
            Look("survey-over", nil, "/survey/nothing", "told"), Look("chat", nil, chat, "chat"),
            widget("chat-waits", of: session("chat"), until: ".queue:not(:empty)"),
            widget("chat-survey", of: session("asked"), until: "form.survey"),
            widget("chat-ended", of: session("ended"), until: ".after:not([hidden])"),
        ]
    }
}
