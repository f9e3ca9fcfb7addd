/// A marked piece of a text: a line, or one half of a line that holds both a reply and an attribution.
struct Segment: Sendable, Equatable {
    /// What it is.
    var mark: LineMark
    /// First byte.
    var start: Int
    /// Behind its last byte, the line break included.
    var end: Int
    /// The line it is (part) of.
    var line: Int
}
