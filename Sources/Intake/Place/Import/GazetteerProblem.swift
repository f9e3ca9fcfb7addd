/// What is wrong in one of a city's files of places, and where.
package struct GazetteerProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where in the file.
    package enum Place: Hashable, Sendable {
        case file
        /// Counted from 1, the header being 1, as spreadsheets count.
        case row(Int, column: String?)
        /// Counted from 1.
        case feature(Int, property: String?)
    }

    package let place: Place
    /// What is wrong, and what it should be. Without the file's name, which the reader knows.
    package let reason: String

    package init(_ place: Place, _ reason: String) {
        self.place = place
        self.reason = reason
    }

    package var description: String {
        switch place {
        case .file: reason
        case .row(let row, let column?): "row \(row), column \(column): \(reason)"
        case .row(let row, nil): "row \(row): \(reason)"
        case .feature(let feature, let property?): "feature \(feature), property \(property): \(reason)"
        case .feature(let feature, nil): "feature \(feature): \(reason)"
        }
    }
}
