/// What a line is, seen by itself and its neighbours.
enum LineMark: UInt8, Sendable {
    /// Blank.
    case empty
    /// Begins with ">".
    case quote
    /// Parts a reply from what it answers: an attribution, a header block, "-----Original Message-----".
    case splitter
    /// Begins a mail that was passed on.
    case forward
    /// Anything else: presumably what the person wrote.
    case text
}
