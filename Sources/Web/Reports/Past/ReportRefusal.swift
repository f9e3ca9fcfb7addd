import Reports

/// Why a page of figures cannot be worked out as it is asked for, for whoever asks.
package struct ReportRefusal: Error, Hashable, CustomStringConvertible {
    package let description: String

    static let noDay = ReportRefusal(
        description: "The day as of which figures are asked for is none: write it as 2026-11-21.")
    static let unknownPart = ReportRefusal(
        description:
            "A request's type, department and origin are kept as they are now. As of a day there are figures of all of them together, by "
            + "channel, way in, day and month.")
    static let unknownPage = ReportRefusal(
        description: "What this page tells is kept as it stands now: it cannot be told as of a day.")
    package static let tooMuch = ReportRefusal(
        description:
            "As of a day, figures are counted from the record itself, and this would be more than 3 million entries of it: choose later first "
            + "days, or an earlier day as of which.")

    /// - Parameter measures: all that the page shows.
    static func unknown(_ measures: [Measure]) -> ReportRefusal {
        ReportRefusal(
            description: "None of this can be told as of a day, since it is kept as it stands now: "
                + measures.map(\.title).joined(separator: ", ") + ".")
    }
}
