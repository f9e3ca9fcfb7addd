/// What a period is compared with, and what a reader must know of it.
package struct PeriodComparison: Hashable, Sendable {
    package let period: ReportPeriod
    /// A sentence to stand beside the comparison; nil where its title says all.
    package let note: String?
}
