/// Two reports of which somebody said whether they are about one incident.
package struct DuplicateExample: Hashable, Sendable {
    package let one: IncidentReport
    package let other: IncidentReport
    package let gap: IncidentGap
    package let isDuplicate: Bool
    /// The older of the two requests, which all the reports of one incident share; nil where they are no requests of the city's.
    package let older: RowID?

    package init(
        _ one: IncidentReport, _ other: IncidentReport, _ gap: IncidentGap, isDuplicate: Bool, older: RowID? = nil
    ) {
        self.one = one
        self.other = other
        self.gap = gap
        self.isDuplicate = isDuplicate
        self.older = older
    }
}
