/// A note as somebody sends it.
package struct NewNote: Hashable, Sendable {
    /// Made at random with the form: sent twice, it is written once. 1 to 64 characters.
    package var form: String
    package var text: String

    package init(form: String, text: String) {
        self.form = form
        self.text = text
    }
}
