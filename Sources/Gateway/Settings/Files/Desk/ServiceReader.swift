import Desk
import Foundation
import Intake

/// Reads the section `service`: when the city works, and within what time it promises what.
struct ServiceReader {
    let fields: SettingsFields
    let calendar: CityCalendar
    /// Against which the targets' types are checked; nil where it could not be read.
    let catalogue: RequestCatalogue?
    /// The city's, as `2026-07-04`.
    var holidays: Set<String> = []

    func targets() -> ServiceTargets {
        let percent = fields.integer("warning_percent", default: 75, in: 1...99)
        let usual = escalation(
            fields, usual: Escalation(onWarning: [.holder], onBreach: [.supervisors], otherwise: Escalation.supervisors)
        )
        let hours = hours()
        var targets = catalogueTargets(hours, percent, usual)
        for target in fields.list("targets", known: SettingsReference.names(SettingsReference.serviceTarget)) {
            guard target.has("within"), let stage = stage(target) else {
                if !target.has("within") { target.complain("within", "is missing, e.g. `4h`") }
                continue
            }
            let isAlways = target.flag("around_the_clock", default: false)
            let time = target.duration("within", default: .seconds(3600))
            let channel = target.text("channel").flatMap { word -> ChannelKind? in
                if let kind = ChannelKind(rawValue: word) { return kind }
                target.complain(
                    "channel", "must be one of \(ChannelKind.allCases.map(\.rawValue).joined(separator: ", "))")
                return nil
            }
            let type = target.text("request_type")
            if let type, let catalogue, catalogue[type] == nil {
                target.complain("request_type", "must be the code of a request type of the catalogue")
            }
            targets.set(
                stage, requestType: type, channel: channel,
                ServiceTarget(
                    time, isAlways ? .always(calendar) : hours, warningPercent: percent,
                    escalation: escalation(target, usual: usual)))
        }
        return targets
    }

    /// What the catalogue's types promise; what is given here for a type takes its place.
    private func catalogueTargets(_ hours: WorkingHours, _ percent: Int, _ usual: Escalation) -> ServiceTargets {
        var targets = ServiceTargets()
        for type in catalogue?.types ?? [] {
            for (stage, time) in [(ServiceStage.firstAnswer, type.answeredHours), (.resolved, type.resolvedHours)] {
                guard let time else { continue }
                let target = ServiceTarget(.seconds(time * 3600), hours, warningPercent: percent, escalation: usual)
                targets.set(stage, requestType: type.code, target)
            }
        }
        return targets
    }

    /// Whom a warning and a breach are for; what nobody has, is for the supervisors where it would be for its holder.
    private func escalation(_ own: SettingsFields, usual: Escalation) -> Escalation {
        var escalation = usual
        if own.has("on_warning") { escalation.onWarning = people("on_warning", own) }
        if own.has("on_breach") { escalation.onBreach = people("on_breach", own) }
        return escalation
    }

    private func people(_ key: String, _ own: SettingsFields) -> [Escalation.Person] {
        let words = own.texts(key)
        let people = words.compactMap { word -> Escalation.Person? in
            switch word {
            case "holder": .holder
            case "supervisors": .supervisors
            default: nil
            }
        }
        if people.isEmpty || people.count != words.count {
            own.complain(key, "must be a list of holder and supervisors, e.g. `[holder]`")
        }
        return people
    }

    private func stage(_ target: SettingsFields) -> ServiceStage? {
        if let stage = ServiceStage(rawValue: target.text("stage", default: "")) { return stage }
        target.complain(
            "stage", "must be one of \(ServiceStage.allCases.map(\.rawValue).joined(separator: ", "))")
        return nil
    }

    /// Around the clock where no hours are given.
    private func hours() -> WorkingHours {
        let days = fields.fields("hours", known: SettingsReference.names(SettingsReference.serviceHours))
        var week: [Weekday: [DaySpan]] = [:]
        for day in Weekday.allCases {
            let name = Self.name(day)
            for text in days.texts(name) {
                if let span = Self.span(text) {
                    week[day, default: []].append(span)
                } else {
                    days.complain(name, "must be times as `8:30-16:30`")
                }
            }
        }
        // Without hours the city works around the clock, on holidays, too.
        guard !week.isEmpty else { return .always(calendar) }
        return WorkingHours(calendar: calendar, week: week, holidays: holidays) ?? .always(calendar)
    }

    /// Reads `8:30-16:30`; nil for anything else, and where the end is not after the start.
    static func span(_ text: String) -> DaySpan? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { minutes($0) }
        guard ends.count == 2, let start = ends[0], let end = ends[1], start < end else { return nil }
        return DaySpan(minutes: start..<end)
    }

    /// Since midnight, of a time such as `8:30`, to `24:00`.
    static func minutes(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { part in
            Int(part.drop { $0 == " " }.prefix { $0 != " " })
        }
        guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0...24).contains(hour),
            (0...59).contains(minute), hour * 60 + minute <= 1_440
        else { return nil }
        return hour * 60 + minute
    }

    private static func name(_ day: Weekday) -> String {
        switch day {
        case .sunday: "sunday"
        case .monday: "monday"
        case .tuesday: "tuesday"
        case .wednesday: "wednesday"
        case .thursday: "thursday"
        case .friday: "friday"
        case .saturday: "saturday"
        }
    }
}
