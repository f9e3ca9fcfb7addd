/// How often a report is sent.
package enum ReportRhythm: String, CaseIterable, Sendable {
    case day
    case week
    case month
    /// Three months of the fiscal year.
    case quarter
}
