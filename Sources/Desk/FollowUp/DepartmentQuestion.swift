package import Intake

/// Somebody of 311 asks a department by mail where a request stands.
package struct DepartmentQuestion: Hashable, Sendable {
    /// Made at random with the form and sent back with it: a form that is sent twice asks once. 1 to 64 characters.
    package var form: String
    package var request: TrackingNumber
    /// Why it is asked about, a sentence each, for the mail. Nothing that a resident wrote.
    package var why: [String]
    /// Whether they know that the department was asked today already.
    package var isAgain: Bool
    package var author: Changer

    package init(form: String, request: TrackingNumber, why: [String], isAgain: Bool, author: Changer) {
        self.form = form
        self.request = request
        self.why = why
        self.isAgain = isAgain
        self.author = author
    }
}
