/// Two reports of which somebody said whether they are about one incident.
package struct DuplicateExample: Hashable, Sendable {
    package let one: IncidentReport
    package let other: IncidentReport
    package let gap: IncidentGap
    package let isDuplicate: Bool

    package init(_ one: IncidentReport, _ other: IncidentReport, _ gap: IncidentGap, isDuplicate: Bool) {
        self.one = one
        self.other = other
        self.gap = gap
        self.isDuplicate = isDuplicate
    }
}
