/// One line of a text, as offsets in bytes.
struct TextLine: Sendable, Equatable {
    /// Where the line begins.
    var start: Int
    /// Where its first byte that is not blank stands; equals `last` on a blank line.
    var first: Int
    /// Behind its last byte that is not blank.
    var last: Int
    /// Where the next line begins, behind the line break.
    var next: Int

    /// Nothing but blank space.
    var isBlank: Bool { first == last }

    /// Bytes between the first and the last that are not blank.
    var length: Int { last - first }
}
