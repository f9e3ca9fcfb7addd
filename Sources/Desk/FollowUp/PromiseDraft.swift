package import Intake

/// A promise as somebody writes it down: by which day, and what.
package struct PromiseDraft: Hashable, Sendable {
    /// UTF-16 units, as a browser's `maxlength` counts them.
    package static let longestText = 500

    package let form: String
    package let request: TrackingNumber
    /// The city's, as `2026-11-21`.
    package let day: String
    package let text: String

    /// Nil where it lacks a form of 1 to 64 characters, is for no day, or is too long. What was promised may go without saying.
    package init?(form: String, request: TrackingNumber, day: String, text: String) {
        let text = TypedText.line(text)
        guard (1...64).contains(form.utf8.count), CityCalendar.isDay(day), text.utf16.count <= Self.longestText else {
            return nil
        }
        self.form = form
        self.request = request
        self.day = day
        self.text = text
    }
}
