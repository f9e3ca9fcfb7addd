import Desk
import Foundation
import Intake

/// Reads the plan of a simulation; every mistake is told at once, with its line.
struct SimulationPlanReader {
    static let mostDays = 366
    /// More contacts than this are no day at a desk. A million takes some seconds.
    private static let mostContacts = 5_000_000.0
    private static let mostAgents = 1_000

    private let file: URL
    private let name: String
    private let problems = ProblemList()

    /// - Throws: `CommandFailure` with everything that is wrong.
    static func plan(at path: String) throws(CommandFailure) -> SimulationPlan {
        let reader = SimulationPlanReader(file: URL(filePath: path), name: path)
        let plan = reader.plan()
        guard let plan, reader.problems.problems.isEmpty else {
            let problems = reader.problems.sorted.map(\.description).joined(separator: "\n")
            throw CommandFailure("the plan cannot be used:\n\(problems)")
        }
        return plan
    }

    /// What a plan may ask for.
    static func check(_ plan: SimulationPlan) throws(CommandFailure) {
        let byChance = plan.channels.reduce(0) { $0 + $1.perHour.reduce(0, +) } * Double(plan.days)
        guard byChance <= mostContacts else { throw CommandFailure("the plan has more than 5,000,000 contacts") }
        let agents = plan.shifts.reduce(0) { $0 + $1.count }
        guard agents <= mostAgents else { throw CommandFailure("the plan has more than \(mostAgents) agents") }
    }

    private func plan() -> SimulationPlan? {
        guard
            let top = SettingsFile.fields(
                at: file, name: name, known: SimulationPlanKeys.names(SimulationPlanKeys.top), problems: problems)
        else { return nil }
        var plan = SimulationPlan.modelCity
        plan.days = top.integer("days", default: 1, in: 1...Self.mostDays)
        if top.has("cool_off") { plan.policy.coolOff = top.duration("cool_off", default: plan.policy.coolOff) }
        if top.has("channels") {
            let fields = top.list("channels", known: SimulationPlanKeys.names(SimulationPlanKeys.channel))
            plan.channels = fields.map { channel($0, &plan.policy) }
            let kinds = Set(plan.channels.map(\.kind))
            if kinds.count != plan.channels.count { top.complain("channels", "has a kind twice") }
        }
        if top.has("staff") {
            plan.shifts = top.list("staff", known: SimulationPlanKeys.names(SimulationPlanKeys.staff)).map(shift)
        }
        if plan.channels.isEmpty { top.complain("channels", "must have at least one channel") }
        if let arrivals = top.text("arrivals") {
            let beside = file.deletingLastPathComponent().appending(path: arrivals)
            plan.arrivals = ArrivalsReader.arrivals(
                at: arrivals.hasPrefix("/") ? URL(filePath: arrivals) : beside, name: arrivals, problems)
            let kinds = Set(plan.channels.map(\.kind))
            for kind in Set((plan.arrivals ?? []).map(\.kind)).subtracting(kinds) {
                top.complain("arrivals", "has contacts by \(kind.rawValue), and the plan has no such channel")
            }
        }
        return plan
    }

    // MARK: What comes in

    private func channel(_ fields: SettingsFields, _ policy: inout FloorPolicy) -> SimulatedChannel {
        let kind = fields.choice("kind", default: ChannelKind.email)
        if !fields.has("kind") { fields.complain("kind", "is missing, e.g. `kind: chat`") }
        let usual = SimulationPlan.modelCity.channels.first { $0.kind == kind }
        var channel = SimulatedChannel(
            kind, perHour: rates(fields), handling: usual?.handling ?? .exponential(mean: .seconds(300)),
            attention: usual?.attention ?? 1, target: fields.duration("within", default: usual?.target ?? .seconds(60)))
        if fields.has("handling") { channel.handling = distribution("handling", fields) ?? channel.handling }
        if fields.has("patience") { channel.patience = distribution("patience", fields) }
        channel.attention = number("attention", fields, in: 0.05...1) ?? channel.attention
        let languages = fields.fields("languages", known: Language.allCases.map(\.rawValue))
        for language in Language.allCases {
            channel.languages[language] = number(language.rawValue, languages, in: 0...100).map { $0 / 100 }
        }
        policy[kind] = rule(fields, policy[kind])
        return channel
    }

    private func rates(_ fields: SettingsFields) -> [Double] {
        guard fields.has("per_hour") else {
            return SimulationPlan.hourly(number("per_day", fields, in: 0...1_000_000) ?? 0)
        }
        let rates = fields.texts("per_hour").compactMap(Double.init)
        if rates.count == 1 { return Array(repeating: max(0, rates[0]), count: 24) }
        guard rates.count == 24, rates.allSatisfy({ (0...100_000).contains($0) }) else {
            fields.complain("per_hour", "must be one number, or 24: contacts from 0:00 to 1:00, and so on")
            return Array(repeating: 0, count: 24)
        }
        return rates
    }

    private func rule(_ fields: SettingsFields, _ rule: ChannelRule) -> ChannelRule {
        ChannelRule(
            weight: fields.integer("weight", default: rule.weight, in: 1...1_000),
            cap: fields.integer("cap", default: rule.cap, in: 1...1_000),
            offersAtOnce: fields.integer("offers_at_once", default: rule.offersAtOnce, in: 1...1_000),
            offerLimit: fields.duration("offer_limit", default: rule.offerLimit), pace: rule.pace,
            stickyPatience: rule.stickyPatience, languagePatience: rule.languagePatience,
            afterWork: fields.has("after_work")
                ? fields.text("after_work") == "none" ? nil : fields.duration("after_work", default: .seconds(30))
                : rule.afterWork, isLive: rule.isLive)
    }

    private func distribution(_ key: String, _ fields: SettingsFields) -> TimeDistribution? {
        let own = fields.fields(key, known: SimulationPlanKeys.names(SimulationPlanKeys.time))
        let forms = ["fixed", "exponential", "lognormal"].filter { own.has($0) }
        guard own.isMapping, forms.count == 1 else {
            if own.isMapping { fields.complain(key, "must have one of fixed, exponential or lognormal") }
            return nil
        }
        let mean = own.duration(forms[0], default: .seconds(300))
        switch forms[0] {
        case "fixed": return .fixed(mean)
        case "exponential": return .exponential(mean: mean)
        default: return .lognormal(mean: mean, variation: number("variation", own, in: 0...5) ?? 1)
        }
    }

    private func number(_ key: String, _ fields: SettingsFields, in range: ClosedRange<Double>) -> Double? {
        guard fields.has(key), let text = fields.text(key) else { return nil }
        if let number = Double(text), range.contains(number) { return number }
        fields.complain(key, "must be a number from \(range.lowerBound) to \(range.upperBound)")
        return nil
    }

    // MARK: Who works

    private func shift(_ fields: SettingsFields) -> SimulatedShift {
        var shift = SimulatedShift(
            fields.text("name") ?? "staff", count: fields.integer("count", default: 1, in: 1...Self.mostAgents),
            points: fields.integer("points", default: 10, in: 1...1_000),
            answering: .fixed(fields.duration("accepts_after", default: .seconds(5))))
        if fields.has("from") || fields.has("to") {
            let from = time("from", fields.text("from"), fields) ?? 0
            let to = time("to", fields.text("to"), fields) ?? 1_440
            // One that ends before it begins ends on the next day.
            shift.minutes = from..<(to > from ? to : to + 1_440)
        }
        for text in fields.texts("breaks") {
            let ends = text.split(separator: "-").map { time("breaks", String($0), fields) }
            guard ends.count == 2, let from = ends[0], let to = ends[1], let minutes = shift.minutes else {
                fields.complain("breaks", "must be times within the shift, such as 12:00-12:30")
                continue
            }
            let start = from < minutes.lowerBound ? from + 1_440 : from
            let end = to <= from ? start + to + 1_440 - from : start + to - from
            guard end <= minutes.upperBound else {
                fields.complain("breaks", "must lie within the shift")
                continue
            }
            shift.breaks.append(start..<end)
        }
        if fields.has("channels") {
            let kinds = fields.texts("channels").compactMap(ChannelKind.init(rawValue:))
            if kinds.count != fields.texts("channels").count {
                fields.complain("channels", "knows \(ChannelKind.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            shift.channels = Set(kinds)
        }
        if fields.has("languages") {
            let languages = fields.texts("languages").compactMap(Language.init(rawValue:))
            if languages.count != fields.texts("languages").count {
                fields.complain("languages", "knows en, es, pt and ht")
            }
            shift.languages = Set(languages)
        }
        return shift
    }

    /// Minutes since midnight of `8:30`; `24:00` is the day's end.
    private func time(_ key: String, _ text: String?, _ fields: SettingsFields) -> Int? {
        guard let text else { return nil }
        let parts = text.split(separator: ":").map { Int($0) }
        if parts.count == 2, let hour = parts[0], let minute = parts[1], (0...24).contains(hour),
            (0...59).contains(minute), hour * 60 + minute <= 1_440
        {
            return hour * 60 + minute
        }
        fields.complain(key, "must be a time such as 8:30")
        return nil
    }
}
