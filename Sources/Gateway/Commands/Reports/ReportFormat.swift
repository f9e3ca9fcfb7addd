import ArgumentParser

/// As what a report is printed.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
    case text
    case csv
    case json
    /// As the page is printed.
    case pdf

    /// `table` is another word for `text`.
    init?(argument: String) { self.init(rawValue: argument == "table" ? "text" : argument) }
}
