/// A text of which somebody said which place it names.
package struct PlaceExample: Hashable, Sendable {
    package var text: String
    /// The place in words, as `93 School Street`; nil where none is given.
    package var said: String?
    /// Where it is; nil where that is not given.
    package var point: GeoPoint?

    package init(text: String, said: String? = nil, point: GeoPoint? = nil) {
        self.text = text
        self.said = said
        self.point = point
    }
}
