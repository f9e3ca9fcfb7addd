/// What is wrong with one field, told above the form and beside the field.
package struct FormProblem: Hashable, Sendable {
    /// The field's id on the page.
    package let field: String
    package let text: String

    package init(_ field: String, _ text: String) {
        self.field = field
        self.text = text
    }
}
