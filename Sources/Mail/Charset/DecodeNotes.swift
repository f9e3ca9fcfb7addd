/// What a decoder has to say about the bytes it was given.
struct DecodeNotes: OptionSet, Sendable {
    let rawValue: UInt8

    /// Bytes that are none in the charset: read otherwise, or shown as U+FFFD.
    static let badCharacters = DecodeNotes(rawValue: 1)
    /// The charset is not known here.
    static let unknownCharset = DecodeNotes(rawValue: 2)
}
