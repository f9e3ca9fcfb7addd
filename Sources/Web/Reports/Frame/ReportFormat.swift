/// As what a page of the manager's figures is asked for: `format` in its address.
enum ReportFormat: String {
    case page = ""
    /// One table: `table` names it, or it is the first.
    case csv
    /// Every table.
    case json
    /// As it is printed.
    case pdf
}
