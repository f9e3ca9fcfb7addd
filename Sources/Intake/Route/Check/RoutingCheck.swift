/// Looks for everything that is wrong with routing rules and a catalogue.
struct RoutingCheck {
    let rules: [RoutingRule]
    let fallback: RoutingDefault
    let catalogue: RequestCatalogue
    let channels: [ChannelName]?
    var holidays: Set<String> = []

    func problems() -> [RoutingProblem] {
        var problems = fallbackProblems()
        var names: Set<String> = [
            RoutingRules.defaultRule, RoutingRules.catalogueRule, RoutingRules.learntRule,
            RoutingRules.personRule,
        ]
        for (index, rule) in rules.enumerated() {
            let place = RoutingProblem.Place.rule(index, name: rule.name)
            if rule.name.isEmpty {
                problems.append(RoutingProblem(place, "has no name; placements are explained by it"))
            } else if !names.insert(rule.name).inserted {
                problems.append(RoutingProblem(place, "the name is taken; give it another"))
            }
            problems += reasons(rule).map { RoutingProblem(place, $0) }
        }
        var codes: Set<String> = []
        for (index, type) in catalogue.types.enumerated() {
            let place = RoutingProblem.Place.requestType(index, code: type.code)
            if type.code.isEmpty {
                problems.append(RoutingProblem(place, "has no code"))
            } else if !codes.insert(type.code).inserted {
                problems.append(RoutingProblem(place, "the code is taken; give it another"))
            }
            problems += reasons(type).map { RoutingProblem(place, $0) }
        }
        return problems
    }

    private func fallbackProblems() -> [RoutingProblem] {
        (place(department: fallback.department, queue: fallback.queue) + priority(fallback.priority)).map {
            RoutingProblem(.routingDefault, $0)
        }
    }

    private func reasons(_ rule: RoutingRule) -> [String] {
        var reasons = keywords(rule.condition.keywords)
        for channel in rule.condition.channels where !isKnown(channel) {
            reasons.append("'\(channel)' is neither a channel kind nor a configured channel")
        }
        for code in rule.condition.requestTypes + (rule.outcome.requestType.map { [$0] } ?? []) {
            guard let type = catalogue[code] else {
                reasons.append("the catalogue has no request type '\(code)'")
                continue
            }
            if !type.isActive { reasons.append("request type '\(code)' is retired") }
        }
        for department in rule.condition.departments
        where !catalogue.types.contains(where: { $0.department == department }) {
            reasons.append("no request type is of the department '\(department)'")
        }
        reasons += rule.condition.places.compactMap { place in
            KeywordIndex.problem(with: place).map { "place \($0)" }
        }
        if rule.condition.times.isHoliday != nil, holidays.isEmpty {
            reasons.append("asks for holidays, and there are none")
        }
        if (rule.outcome.department == nil) != (rule.outcome.queue == nil) {
            reasons.append("department and queue go together; give both or neither")
        }
        if let department = rule.outcome.department, let queue = rule.outcome.queue {
            reasons += place(department: department, queue: queue)
        }
        reasons += notify(rule.outcome.notify) + rule.outcome.tags.compactMap(RequestTags.problem)
        if rule.outcome.tags.count > RequestTags.most { reasons.append("has over \(RequestTags.most) tags") }
        if let load = rule.condition.load { reasons += self.load(load) }
        if rule.outcome == RoutingRule.Outcome() { reasons.append("says nothing about where to") }
        return reasons + (rule.outcome.priority.map(priority) ?? [])
    }

    /// Teams are the desk's, and come and go without a look at the rules.
    private func load(_ load: RoutingLoad) -> [String] {
        let outcomes = rules.map(\.outcome)
        switch load.place {
        case .team: return []
        case .department(let name):
            let all = catalogue.types.map(\.department) + outcomes.compactMap(\.department) + [fallback.department]
            return all.contains(name) ? [] : ["nothing is placed in a department '\(name)', whose load it asks"]
        case .queue(let name):
            let all = catalogue.types.map(\.queue) + outcomes.compactMap(\.queue) + [fallback.queue]
            return all.contains(name) ? [] : ["nothing is placed in a queue '\(name)', whose load it asks"]
        }
    }

    private func notify(_ addresses: [String]) -> [String] {
        guard !addresses.isEmpty else { return [] }
        var reasons = addresses.filter { !RoutingRules.isMailAddress($0) }.map { "'\($0)' is no mail address" }
        if let channels, !channels.contains(where: { $0.kind == .email }) {
            reasons.append("a mail needs an email channel to go out by")
        }
        return reasons
    }

    private func reasons(_ type: RequestType) -> [String] {
        var reasons = keywords(type.keywords) + place(department: type.department, queue: type.queue)
        if type.names.isEmpty { reasons.append("has no name in any language") }
        return reasons + priority(type.priority)
    }

    private func isKnown(_ channel: String) -> Bool {
        guard ChannelKind(rawValue: channel) == nil, let channels else { return true }
        return channels.contains { $0.id == channel }
    }

    private func keywords(_ keywords: [String]) -> [String] {
        keywords.compactMap { keyword in KeywordIndex.problem(with: keyword).map { "keyword \($0)" } }
    }

    private func place(department: String, queue: String) -> [String] {
        (department.isEmpty ? ["has no department"] : []) + (queue.isEmpty ? ["has no queue"] : [])
    }

    private func priority(_ priority: Int) -> [String] {
        (1...5).contains(priority) ? [] : ["priority \(priority) is outside 1 (most urgent) to 5"]
    }
}
