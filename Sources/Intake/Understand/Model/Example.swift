/// A text of which it is known what it is: what `TextModel` learns from.
package struct Example: Sendable {
    package let text: String
    /// What it is, e.g. a request type's code.
    package let label: String
    /// Who dealt with it; nil where that is not known.
    package let department: String?
    package let place: GeoPoint?

    package init(text: String, label: String, department: String? = nil, place: GeoPoint? = nil) {
        self.text = text
        self.label = label
        self.department = department
        self.place = place
    }
}
