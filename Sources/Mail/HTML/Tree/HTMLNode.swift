/// One node of an `HTMLTree`. Links are indexes into the tree's nodes; -1 is none.
struct HTMLNode: Sendable {
    enum Kind: UInt8, Sendable {
        case element
        case text
    }

    let kind: Kind
    /// The element's name where it is one of the known; `.unknown` otherwise and for text.
    let tag: HTMLNodeTag
    /// The element's name in the source; empty for `html`, `head` and `body`, which need not be written there.
    let name: Range<Int>
    /// An element's attributes or a text's characters, as written in the source.
    var content: Range<Int>

    var parent: Int
    var firstChild = -1
    var lastChild = -1
    var next = -1
    var previous = -1
}
