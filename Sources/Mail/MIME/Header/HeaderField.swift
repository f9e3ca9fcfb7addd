/// One field of a header block, as ranges of byte offsets into the storage of its `HeaderFields`.
struct HeaderField: Sendable {
    /// The field's name, without the colon and without whitespace before it.
    var name: Range<Int>
    /// What follows the colon up to the end of the last folded line, its final line end included.
    var value: Range<Int>
    /// Which of the fields that the parser itself reads this is; nil for all others.
    var known: KnownHeader?
}
