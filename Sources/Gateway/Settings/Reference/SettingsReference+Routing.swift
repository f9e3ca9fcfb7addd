extension SettingsReference {
    static let route = Section(
        file: "routing.yaml", path: "",
        keys: [
            ("request_types", "the service catalogue: a list; see below"),
            ("catalogue", "or a file with it, `.csv` or `.json`; `intake catalogue export` writes one"),
            ("rules", "the rules, in their order: the first that matches decides; see below"),
            ("otherwise", "where everything else goes; see below"),
            ("holidays", "earlier name of `city.holidays`: what stands here is added to those"),
            ("emergency", "what is answered with a pointer to 911; see below"),
            (
                "department_mail",
                "where departments are asked about requests that are to be followed up; see below (the `notify` of the rules that place there)"
            ),
        ])

    static let departmentMail = Section(
        file: "routing.yaml", path: "department_mail",
        keys: [
            ("department", "the department's name, as types and rules have it"),
            ("addresses", "its mail addresses: one, or a list"),
        ])

    static let emergency = Section(
        file: "routing.yaml", path: "emergency",
        keys: [
            ("phrases", "words and phrases of your own that sound like an emergency; a trailing `*` takes any ending"),
            ("standard", "`false` leaves out the list of four languages that comes with intake (`true`)"),
        ])

    static let requestType = Section(
        file: "routing.yaml", path: "request_types",
        keys: [
            ("code", "the type's code, e.g. `pothole`"),
            ("name", "its name"),
            ("group", "its group in the catalogue"),
            ("department", "who does it"),
            ("queue", "the queue it waits in"),
            ("priority", "1, the most urgent, to 5 (3)"),
            ("keywords", "words and phrases that tell it; a trailing `*` takes any ending"),
            ("active", "`false` retires it (`true`)"),
            (
                "public",
                "`false` where nobody may learn by a tracking number that there is such a request; whoever was sent its link still sees it (`true`)"
            ),
            (
                "survey_rate",
                "percent of its closed requests after which the resident is asked how we did (`surveys.rate`)"
            ),
            ("questions", "what it asks, in this order; see below (nothing)"),
        ])

    /// The columns of the file that `catalogue` names.
    static let catalogue = Section(
        file: "catalogue.csv", path: "", keys: CatalogueColumn.allCases.map { ($0.rawValue, $0.meaning) })

    /// Of each entry of `request_types.questions`.
    static let typeQuestion = Section(
        file: "routing.yaml", path: "request_types.questions",
        keys: [
            (
                "code",
                "its code, unique in the type; the same in another type where it asks the same, so that the answer goes along"
            ),
            ("text", "the question"),
            (
                "kind",
                "`line`, `text` (several lines), `number`, `time`, `choice` (one of `options`), `choices` (any of them) or `notice` (nothing to answer) (`line`)"
            ),
            ("options", "what `choice` and `choices` offer: a list"),
            ("required", "`true` where the request is not complete without its answer (`false`)"),
        ])

    static let rule = Section(
        file: "routing.yaml", path: "rules",
        keys: [
            ("name", "the rule's name, kept with every request that it placed"),
            ("when", "what must hold; see below"),
            ("then", "where it goes; see below"),
        ])

    static let ruleMatch = Section(
        file: "routing.yaml", path: "rules.when",
        keys: [
            ("channels", "kinds or ids of channels"),
            ("keywords", "any of these words or phrases"),
            ("types", "any of these request types, told by their own keywords"),
            ("languages", "any of these languages"),
            (
                "departments",
                "any of these departments: where its request type, or what was learnt and is sure, would send it"
            ),
            (
                "places",
                "any of these places, written as keywords are: in its text, or the street or ward of the place that it names"
            ),
            ("hours", "times of day such as `[\"17:00-8:00\"]`, by the city's clock; one may go over midnight"),
            ("days", "days of the week: `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`"),
            ("holiday", "`true` on `city.holidays` only, `false` on other days only"),
            ("known", "`true` where its sender wrote before, `false` where not"),
            ("verified", "`true` where the channel proves who wrote, `false` where not"),
            ("load", "how much is open somewhere; see below"),
        ])

    static let ruleLoad = Section(
        file: "routing.yaml", path: "rules.when.load",
        keys: [
            ("department", "whose open requests count"),
            ("queue", "or those of this queue"),
            ("team", "or those of this team, by its name at the desk"),
            ("over", "holds with more open requests than so many, e.g. `40` (any number)"),
            ("under", "holds with fewer than so many (any number)"),
        ])

    static let rulePlace = Section(
        file: "routing.yaml", path: "rules.then, otherwise",
        keys: [
            ("type", "the request type's code; gives department, queue and priority where they are not named"),
            ("department", "who does it"),
            ("queue", "the queue it waits in (the department's name)"),
            ("priority", "1 to 5 (3)"),
            (
                "template",
                "rules: another acknowledgement, by its name: `snow` for `acknowledgement-snow.*` in the folder of templates (the usual)"
            ),
            (
                "notify",
                "rules: mail addresses of the staff's that are told of each request that the rule places (none)"
            ),
            ("tags", "rules: words by which staff find its requests, e.g. `[storm-2026]`; at most 10 (none)"),
        ])
}
