/// One thing that a figure of the milestones counts.
package struct MilestoneEvent: Hashable, Sendable {
    package var measure: MilestoneMeasure
    /// As `2026-11-21`.
    package var day: String
    /// Who or what: a partner, a person, a request type.
    package var name: String
    /// Empty for nothing more.
    package var detail: String
    /// Of what can be changed here; nil of what stands elsewhere.
    package var entry: Int64?

    package init(measure: MilestoneMeasure, day: String, name: String, detail: String = "", entry: Int64? = nil) {
        self.measure = measure
        self.day = day
        self.name = name
        self.detail = detail
        self.entry = entry
    }
}
