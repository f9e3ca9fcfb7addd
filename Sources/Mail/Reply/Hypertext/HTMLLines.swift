/// A tree's text as lines, and for every node where in that text it stands.
struct HTMLLines: Sendable {
    /// How quotations appear in the text: as three quoted lines, for `QuotationCut` to see.
    private static let placeholder = Array(">\n>\n>".utf8)

    /// UTF-8; lines end with LF.
    private(set) var text: [UInt8] = []
    /// Where each node's text begins and ends; empty ranges for nodes that say nothing.
    private(set) var start: [Int]
    private(set) var end: [Int]

    private var breaks = false
    private var space = false
    private var preformatted = 0

    /// - Parameters:
    ///   - quoted: nodes that are quoted and shown as a placeholder each.
    ///   - hidden: nodes that are not shown.
    init(_ tree: HTMLTree, quoted: Set<Int> = [], hidden: Set<Int> = []) {
        start = [Int](repeating: -1, count: tree.nodes.count)
        end = start
        text.reserveCapacity(tree.bytes.count / 2)
        var node = HTMLTree.body
        while node >= 0 {
            let enters = !hidden.contains(node) && enter(node, tree, quoted)
            if enters, tree.nodes[node].firstChild >= 0 {
                node = tree.nodes[node].firstChild
                continue
            }
            if !hidden.contains(node) { leave(node, tree) }
            while node >= 0, node != HTMLTree.body, tree.nodes[node].next < 0 {
                node = tree.nodes[node].parent
                if node >= 0 { leave(node, tree) }
            }
            node = node == HTMLTree.body || node < 0 ? -1 : tree.nodes[node].next
        }
    }

    /// Writes what the node begins with; false when its content is not to be walked.
    private mutating func enter(_ node: Int, _ tree: HTMLTree, _ quoted: Set<Int>) -> Bool {
        let (kind, tag) = (tree.nodes[node].kind, tree.nodes[node].tag)
        if kind == .element, tag.isBlock || tag == .hr { breakLine() }
        start[node] = text.isEmpty ? 0 : text.count + (breaks ? 1 : 0)
        if kind == .text {
            write(tree, node)
            return false
        }
        if quoted.contains(node) {
            breakLine()
            put(Self.placeholder)
            breakLine()
            return false
        }
        switch tag {
        case .script, .style, .title, .template, .head, .textarea, .noembed, .noframes, .iframe, .xmp: return false
        case .br: lineFeed()
        case .hr: if Self.drawsAboveText(node, tree) { put(Array("_____".utf8)) }
        case .li: put(Array("* ".utf8))
        case .td, .th: space = true
        case .pre: preformatted += 1
        default: break
        }
        return true
    }

    private mutating func leave(_ node: Int, _ tree: HTMLTree) {
        end[node] = max(text.count, start[node])
        guard tree.nodes[node].kind == .element else { return }
        let tag = tree.nodes[node].tag
        if tag == .pre { preformatted -= 1 }
        if tag.isBlock || tag == .hr { breakLine() }
    }

    /// A rule is drawn for the text right below it in the same element; otherwise it is layout.
    private static func drawsAboveText(_ node: Int, _ tree: HTMLTree) -> Bool {
        var next = tree.nodes[node].next
        while next >= 0, tree.isBlankText(next) || tree.nodes[next].tag == .br { next = tree.nodes[next].next }
        return next >= 0 && !tree.nodes[next].tag.isBlock
    }

    /// Text that follows begins a new line.
    private mutating func breakLine() {
        space = false
        if let last = text.last, last != ASCII.lf { breaks = true }
    }

    private mutating func lineFeed() {
        flush()
        text.append(ASCII.lf)
        space = false
    }

    private mutating func flush() {
        if breaks { text.append(ASCII.lf) }
        breaks = false
    }

    private mutating func put(_ bytes: [UInt8]) {
        flush()
        if space, let last = text.last, !last.isWhitespace { text.append(ASCII.space) }
        space = false
        text += bytes
    }

    private mutating func write(_ tree: HTMLTree, _ node: Int) {
        let decoded = Array(tree.text(node).utf8)
        if preformatted > 0 {
            flush()
            text += decoded
            return
        }
        for byte in decoded {
            if byte.isWhitespace {
                space = true
                continue
            }
            if breaks {
                flush()
            } else if space, let last = text.last, !last.isWhitespace {
                text.append(ASCII.space)
            }
            space = false
            text.append(byte)
        }
    }
}
