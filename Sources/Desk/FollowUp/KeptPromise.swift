package import Intake

/// A promise to the resident that stands on a request.
package struct KeptPromise: Hashable, Sendable {
    package enum Ending: String, Codable, Hashable, Sendable {
        case kept
        /// It was none, or another took its place.
        case withdrawn
    }

    package var id: RowID
    /// The city's, as `2026-11-21`.
    package var day: String
    package var text: String
    package var authorName: String
    package var madeAt: Moment
    /// Nil while it is open.
    package var ending: Ending?

    package init(id: RowID, day: String, text: String, authorName: String, madeAt: Moment, ending: Ending?) {
        self.id = id
        self.day = day
        self.text = text
        self.authorName = authorName
        self.madeAt = madeAt
        self.ending = ending
    }
}
