import Intake

/// What the catalogue's versions tell of partners beside what people entered of them: what both tell counts once, on the day that was entered.
package enum PartnerRecord {
    /// What the catalogue tells that nobody entered.
    ///
    /// Each entry means the nearest of its kind and name, on whatever day, since a partner is entered on the day of a contract and served from
    /// the next version of the catalogue on; and one alone, since a partner may change, leave and come back again.
    ///
    /// - Parameters:
    ///   - told: all that the catalogue's versions tell.
    ///   - entries: all that people entered, of all days.
    package static func unentered(_ told: [MilestoneEvent], besides entries: [MilestoneEvent]) -> [MilestoneEvent] {
        var rest = told
        for entry in entries.sorted(by: { ($0.day, $0.name) < ($1.day, $1.name) }) {
            let meant = rest.indices.filter { isSame(rest[$0], entry) }
                .min { distance(rest[$0], entry) < distance(rest[$1], entry) }
            if let meant { rest.remove(at: meant) }
        }
        return rest
    }

    private static func isSame(_ told: MilestoneEvent, _ entry: MilestoneEvent) -> Bool {
        told.measure == entry.measure && told.name.lowercased() == entry.name.lowercased()
    }

    /// In days.
    private static func distance(_ told: MilestoneEvent, _ entry: MilestoneEvent) -> Int {
        CityCalendar.days(from: told.day, to: entry.day).map(abs) ?? .max
    }
}
