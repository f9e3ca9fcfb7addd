/// The spans of city days by which the city asks for its numbers.
package enum PeriodKind: String, CaseIterable, Codable, Hashable, Sendable {
    case day
    /// Monday to Sunday, numbered as ISO 8601 has it: week 1 is the one that holds the year's first Thursday.
    case isoWeek = "iso_week"
    /// Sunday to Saturday, named by its Sunday, since there is no one rule for numbering these.
    case sundayWeek = "sunday_week"
    case month
    /// January to March, and so on.
    case quarter
    /// Three months of the fiscal year.
    case fiscalQuarter = "fiscal_quarter"
    /// Twelve months, July to June where nothing else is set, named by the year in which they end.
    case fiscalYear = "fiscal_year"
    /// January to December.
    case year
}
