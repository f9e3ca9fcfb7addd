import ArgumentParser
import Intake
import Reports

/// Which part of everything a report of figures is about: what the page's address says.
struct FigureOptions: ParsableArguments {
    @Option(help: "The first day, as 2026-11-21, in the city's time zone. (default: 29 days before the last)")
    var from: String?
    @Option(help: "The last day, included. (default: today)")
    var to: String?
    @Option(help: "A period by its name instead: \(ReportSpan.allCases.map(\.rawValue).joined(separator: ", ")).")
    var span: ReportSpan?
    @Option(help: "Only this kind of channel, e.g. chat.")
    var kind: ChannelKind?
    @Option(help: "Only this channel, by its id.")
    var channel: String?
    @Option(help: "Only this department.")
    var department: String?
    @Option(name: .customLong("type"), help: "Only this request type, by its code; - for what has none.")
    var requestType: String?
    @Option(help: "Only what residents (resident) or staff (staff) entered.")
    var origin: Origin?

    @Option(
        name: .customLong("as-of"),
        help: "As was known at the end of this day: what was entered, corrected or imported later does not count.")
    var asOf: String?

    func validate() throws {
        for day in [from, to, asOf].compactMap({ $0 }) where !CityCalendar.isDay(day) {
            throw ValidationError("'\(day)' is no day; write it as 2026-11-21")
        }
        if let from, let to, from > to { throw ValidationError("--from lies after --to") }
        if span != nil, from != nil || to != nil { throw ValidationError("--span stands in place of --from and --to") }
    }

    /// As the page's address would say it.
    ///
    /// - Parameter today: the city's day.
    func query(today: String) -> [String: String] {
        var days: [String: String] = [:]
        let today = min(asOf ?? today, today)
        if span == nil, from != nil || to != nil {
            let last = to ?? max(from ?? today, today)
            days = ["from": from ?? CityCalendar.day(last, plus: -29) ?? last, "to": last]
        }
        let others = [
            "span": span?.rawValue, "kind": kind?.rawValue, "channel": channel, "department": department,
            "type": requestType, "origin": origin?.rawValue, "as-of": asOf,
        ]
        return days.merging(others.compactMapValues(\.self)) { first, _ in first }
    }
}

extension FigureDimension: ExpressibleByArgument {}
extension Origin: ExpressibleByArgument {}
extension ChannelKind: ExpressibleByArgument {}
extension ReportSpan: ExpressibleByArgument {}
