/// A document as a tree in flat arrays: any depth, no recursion, built and walked in linear time.
///
/// Nodes 0, 1 and 2 are `html`, `head` and `body`, whether written or not. Texts and attributes stay as they are in
/// the source; cutting a node only unlinks it.
struct HTMLTree: Sendable {
    static let root = 0
    static let head = 1
    static let body = 2

    /// The source.
    let bytes: [UInt8]
    /// In document order, as parsed.
    var nodes: [HTMLNode]
    /// False when there were more nodes than allowed: the tree then holds the first part of the document.
    var complete = true

    /// The value of an element's attribute (name in lower case), references decoded; nil if it is absent.
    func attribute(_ name: StaticString, of node: Int) -> String? {
        let span = bytes.span
        let range = nodes[node].content
        var index = range.lowerBound
        while let found = HTMLAttribute.next(span, from: index, to: range.upperBound) {
            if span.equals(name, in: found.name) { return HTMLEntities.decoded(span.extracting(found.value)) }
            index = found.end
        }
        return nil
    }

    /// The attribute's value, letter case aside, is `value`.
    func attribute(_ name: StaticString, of node: Int, is value: String) -> Bool {
        attribute(name, of: node).map { $0.lowercased() == value.lowercased() } ?? false
    }

    /// The words of the element's `class`.
    func classes(of node: Int) -> [Substring] {
        attribute("class", of: node)?.split(whereSeparator: \.isWhitespace) ?? []
    }

    /// The text of a text node, references decoded.
    func text(_ node: Int) -> String { HTMLEntities.decoded(bytes.span.extracting(nodes[node].content)) }

    /// The node that follows in document order, its own content included; -1 at the end of `top`.
    func following(_ node: Int, within top: Int) -> Int {
        let child = nodes[node].firstChild
        return child >= 0 ? child : followingSkippingContent(node, within: top)
    }

    /// The node that follows the whole of this one; -1 at the end of `top`.
    func followingSkippingContent(_ node: Int, within top: Int) -> Int {
        var current = node
        while current != top, current >= 0 {
            if nodes[current].next >= 0 { return nodes[current].next }
            current = nodes[current].parent
        }
        return -1
    }

    /// The text holds nothing but blanks.
    func isBlankText(_ node: Int) -> Bool {
        nodes[node].kind == .text && bytes[nodes[node].content].allSatisfy(\.isWhitespace)
    }

    /// Takes the node, with its content, out of the tree.
    mutating func unlink(_ node: Int) {
        let (parent, previous, next) = (nodes[node].parent, nodes[node].previous, nodes[node].next)
        guard parent >= 0 else { return }
        if previous >= 0 { nodes[previous].next = next } else { nodes[parent].firstChild = next }
        if next >= 0 { nodes[next].previous = previous } else { nodes[parent].lastChild = previous }
        nodes[node].parent = -1
        nodes[node].previous = -1
        nodes[node].next = -1
    }
}
