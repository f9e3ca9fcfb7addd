/// The city's routing, compiled once: from a message to its department and queue, with the rule that decided (promise 10).
///
/// The first rule that holds wins. Where none does, the request type decides, which the message names, the catalogue's keywords tell, or
/// what was learnt is sure of; and where there is none, the department of which that is sure, or the default.
package struct RoutingRules: Sendable {
    /// Bytes of the subject, and of the text, that are looked at for keywords.
    package static let examinedBytes = 65_536
    /// The `Placement.rule` of what the request type, or the default, decided. No rule may have these names.
    package static let catalogueRule = "catalogue"
    package static let defaultRule = "default"
    package static let learntRule = "learnt"
    /// Of what a person placed.
    package static let personRule = "person"

    package let catalogue: RequestCatalogue
    package let rules: [RoutingRule]
    package let fallback: RoutingDefault
    /// Owners are the rules, then the catalogue's types.
    private let keywords: KeywordIndex
    /// Owners are the rules.
    private let places: KeywordIndex
    private let hasPlaces: Bool
    /// Mail addresses of departments, by their names.
    package var departmentMail: [String: [String]] = [:]
    /// City days as `2026-07-04`.
    package let holidays: Set<String>
    /// Whether it matters to any rule who wrote before: only filing knows.
    let asksWhoIsKnown: Bool
    /// Whether any rule asks how much is open somewhere, so that it must be counted.
    package let asksForLoad: Bool
    private let channels: [ChannelName]?

    /// - Parameters:
    ///   - channels: the configured channels, against which the rules' channels are checked; nil leaves ids unchecked.
    ///   - holidays: the city's, as `2026-07-04`.
    /// - Throws: everything that is wrong at once.
    package init(
        _ rules: [RoutingRule], default fallback: RoutingDefault, catalogue: RequestCatalogue = RequestCatalogue(),
        channels: [ChannelName]? = nil, holidays: Set<String> = []
    ) throws(RoutingProblems) {
        let check = RoutingCheck(
            rules: rules, fallback: fallback, catalogue: catalogue, channels: channels, holidays: holidays)
        let problems = check.problems()
        guard problems.isEmpty else { throw RoutingProblems(problems) }
        self.rules = rules
        self.fallback = fallback
        self.catalogue = catalogue
        self.holidays = holidays
        self.channels = channels
        asksForLoad = rules.contains { $0.condition.load != nil }
        places = KeywordIndex(rules.map(\.condition.places))
        hasPlaces = rules.contains { !$0.condition.places.isEmpty }
        asksWhoIsKnown = rules.contains { $0.condition.isKnown != nil }
        keywords = KeywordIndex(
            rules.map(\.condition.keywords) + catalogue.types.map { $0.isActive ? $0.keywords : [] })
    }

    /// Places a message by its channel, language, subject and text.
    ///
    /// - Parameters:
    ///   - requestType: the code that the message itself names (a form's), where it does; unknown and retired ones count as none.
    ///   - day: the city's, as `2026-11-21`, on which it came: types out of season place nothing. Nil for any.
    ///   - scene: what else rules may ask of it.
    ///   - guess: what was learnt, asked where nothing else tells the type.
    package func placement(
        of message: Message, requestType: String? = nil, on day: String? = nil, scene: RoutingScene = RoutingScene(),
        guess: () -> TypeGuess? = { nil }
    ) -> Placement {
        placement(
            of: FoldedText([message.subject ?? "", message.text], limit: Self.examinedBytes), channel: message.channel,
            language: message.language, requestType: requestType, on: day, scene: scene, guess: guess)
    }

    /// The same for a text that is folded already.
    package func placement(
        of text: FoldedText, channel: ChannelName, language: Language, requestType: String? = nil,
        on day: String? = nil, scene: RoutingScene = RoutingScene(), guess: () -> TypeGuess? = { nil }
    ) -> Placement {
        var found: [Int: String] = [:]
        for match in keywords.matches(in: text) { found[match.owner] = match.keyword }
        let told = requestTypeTold(named: requestType, found: found, on: day)
        let guess = told == nil ? guess() : nil
        let type = told ?? guess.flatMap { sureType($0, on: day) }
        let department = type?.type.department ?? guess.flatMap(sureDepartment)?.name
        let placed = placesFound(in: text, scene)
        for (index, rule) in rules.enumerated() {
            let condition = rule.condition
            guard condition.keywords.isEmpty || found[index] != nil, condition.holds(channel: channel),
                condition.holds(language: language), condition.holds(requestType: type?.type.code),
                condition.places.isEmpty || placed[index] != nil, condition.holds(department: department),
                condition.holds(scene, holidays: holidays)
            else { continue }
            let reason = condition.reason(
                keyword: found[index], place: placed[index], requestType: type?.type.code, department: department,
                channel: channel, language: language)
            return placement(by: rule, type: type?.type, reason: reason)
        }
        guard let type else { return guess.flatMap(departmentPlacement) ?? defaultPlacement }
        var placement = Placement(
            requestType: type.type.code, department: type.type.department, queue: type.type.queue,
            priority: type.type.priority, rule: told == nil ? Self.learntRule : Self.catalogueRule, reason: type.reason)
        if told == nil { placement.score = guess?.types.first?.probability }
        return placement
    }

    /// By rule, the place that was found first, in the text or in what is known of its place.
    private func placesFound(in text: FoldedText, _ scene: RoutingScene) -> [Int: String] {
        guard hasPlaces else { return [:] }
        let found = places.matches(in: text) + (scene.place.isEmpty ? [] : places.matches(in: FoldedText(scene.place)))
        return Dictionary(found.map { ($0.owner, $0.keyword) }) { first, _ in first }
    }

    /// Rules that never decide, for the operator: nothing is wrong with them otherwise.
    package var unreachable: [UnreachableRule] {
        RoutingReach(rules: rules, catalogue: catalogue, channels: channels).unreachable
    }

    private var defaultPlacement: Placement {
        Placement(
            requestType: nil, department: fallback.department, queue: fallback.queue, priority: fallback.priority,
            rule: Self.defaultRule, reason: "no rule holds")
    }

    /// The type of which the guess is sure, where the catalogue has it still.
    private func sureType(_ guess: TypeGuess, on day: String?) -> (type: RequestType, reason: String)? {
        guard guess.isSureOfType, let choice = guess.types.first, let type = catalogue[choice.name],
            day.map(type.isActive(on:)) ?? type.isActive
        else { return nil }
        return (type, guess.reason(choice))
    }

    /// Where the type is not sure, its department may be: the queue is that of the department's first type.
    private func departmentPlacement(_ guess: TypeGuess) -> Placement? {
        guard let choice = sureDepartment(guess),
            let first = catalogue.types.first(where: { $0.department == choice.name && $0.isActive })
        else { return nil }
        var placement = Placement(
            requestType: nil, department: choice.name, queue: first.queue, priority: fallback.priority,
            rule: Self.learntRule, reason: guess.reason(choice))
        placement.score = choice.probability
        return placement
    }

    private func sureDepartment(_ guess: TypeGuess) -> TypeGuess.Choice? {
        guess.isSureOfDepartment ? guess.departments.first : nil
    }

    /// The type that the message names, else the first of the catalogue of which a keyword was found.
    private func requestTypeTold(
        named code: String?, found: [Int: String], on day: String?
    ) -> (type: RequestType, reason: String)? {
        if let code, let type = catalogue[code], type.isActive { return (type, "request type named") }
        let owners = found.keys.filter { owner in
            owner >= rules.count && day.map(catalogue.types[owner - rules.count].isActive(on:)) ?? true
        }
        guard let owner = owners.min(), let keyword = found[owner] else { return nil }
        return (catalogue.types[owner - rules.count], "keyword \(keyword)")
    }

    private func placement(by rule: RoutingRule, type: RequestType?, reason: String) -> Placement {
        let outcome = rule.outcome
        let type = outcome.requestType.flatMap { catalogue[$0] } ?? type
        var placement = Placement(
            requestType: type?.code, department: outcome.department ?? type?.department ?? fallback.department,
            queue: outcome.queue ?? type?.queue ?? fallback.queue,
            priority: outcome.priority ?? type?.priority ?? fallback.priority, rule: rule.name, reason: reason)
        placement.acknowledgement = outcome.acknowledgement
        placement.notify = outcome.notify.isEmpty ? nil : outcome.notify
        placement.tags = outcome.tags.isEmpty ? nil : outcome.tags
        return placement
    }
}
