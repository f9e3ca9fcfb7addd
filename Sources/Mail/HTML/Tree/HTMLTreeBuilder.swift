/// Builds an `HTMLTree` from a mail's HTML: a light form of the tree construction of the HTML standard (section
/// 13.2.6) that knows implied ends of paragraphs, items and cells, and never fails.
struct HTMLTreeBuilder {
    /// An element that is open.
    private struct Open {
        let node: Int
        let key: UInt64
        /// The place in the stack of the element of the same name below this one; -1 is none.
        let sameBelow: Int
        /// The places of the nearest scope and the nearest block, this element included.
        let scope: Int
        let block: Int
    }

    private var tree: HTMLTree
    private var stack: [Open] = []
    /// The topmost place in the stack of every name, so that no end tag has to search: depth costs nothing.
    private var topmost: [UInt64: Int] = [:]
    private let maxNodes: Int
    private var inBody = false
    /// The script, style or the like whose content comes next.
    private var rawText: Int?

    /// Parses the source; nodes beyond `maxNodes` are left out, and the tree says so.
    static func build(_ html: String, maxNodes: Int) -> HTMLTree {
        var builder = HTMLTreeBuilder(Array(html.utf8), maxNodes: max(maxNodes, 8))
        builder.run(html)
        return builder.tree
    }

    private init(_ bytes: [UInt8], maxNodes: Int) {
        self.maxNodes = maxNodes
        var nodes: [HTMLNode] = []
        nodes.reserveCapacity(bytes.count / 24 + 8)
        for tag in [HTMLNodeTag.html, .head, .body] {
            nodes.append(HTMLNode(kind: .element, tag: tag, name: 0..<0, content: 0..<0, parent: -1))
        }
        tree = HTMLTree(bytes: bytes, nodes: nodes)
        append(HTMLTree.head, to: HTMLTree.root)
        append(HTMLTree.body, to: HTMLTree.root)
        push(HTMLTree.body, .body, key: 0)
    }

    private mutating func run(_ html: String) {
        var tokenizer = HTMLTokenizer(html)
        while let token = tokenizer.next() {
            guard tree.nodes.count < maxNodes else {
                tree.complete = false
                return
            }
            let tag = tokenizer.tokenStart..<tokenizer.position
            switch token {
            case .text(let range): addText(range)
            case .startTag(let start): open(tag, closed: start.isSelfClosing)
            case .endTag: close(tag)
            }
        }
    }

    private var current: Int { inBody ? stack[stack.count - 1].node : HTMLTree.head }

    // MARK: nodes

    @discardableResult
    private mutating func add(
        _ kind: HTMLNode.Kind, _ tag: HTMLNodeTag, name: Range<Int>, content: Range<Int>, to parent: Int
    ) -> Int {
        tree.nodes.append(HTMLNode(kind: kind, tag: tag, name: name, content: content, parent: -1))
        append(tree.nodes.count - 1, to: parent)
        return tree.nodes.count - 1
    }

    private mutating func append(_ node: Int, to parent: Int) {
        let last = tree.nodes[parent].lastChild
        tree.nodes[node].parent = parent
        tree.nodes[node].previous = last
        if last >= 0 { tree.nodes[last].next = node } else { tree.nodes[parent].firstChild = node }
        tree.nodes[parent].lastChild = node
    }

    private mutating func addText(_ range: Range<Int>) {
        if let rawText {
            add(.text, .unknown, name: 0..<0, content: range, to: rawText)
            return
        }
        if !inBody {
            if tree.bytes[range].allSatisfy(\.isWhitespace) { return }
            inBody = true
        }
        guard topmost[HTMLNodeTag.pre.key] != nil else {
            add(.text, .unknown, name: 0..<0, content: range, to: current)
            return
        }
        // In preformatted text every line is a node, so that lines can be cut from it.
        var start = range.lowerBound
        while start < range.upperBound, tree.nodes.count < maxNodes {
            var end = start
            while end < range.upperBound, tree.bytes[end] != ASCII.lf { end += 1 }
            end = min(end + 1, range.upperBound)
            add(.text, .unknown, name: 0..<0, content: start..<end, to: current)
            start = end
        }
    }

    // MARK: tags

    private mutating func open(_ source: Range<Int>, closed: Bool) {
        leaveRawText()
        let name = nameRange(from: source.lowerBound + 1, to: source.upperBound)
        let attributes = name.upperBound..<(source.upperBound - 1)
        let key = HTMLNodeTag.key(of: tree.bytes[name])
        let tag = HTMLNodeTag(key: key)
        switch tag {
        case .html: return keepAttributes(attributes, HTMLTree.root)
        case .head: return keepAttributes(attributes, HTMLTree.head)
        case .body:
            inBody = true
            return keepAttributes(attributes, HTMLTree.body)
        default: break
        }
        if !inBody, !tag.isHeadContent { inBody = true }
        if inBody { closeImplied(by: tag) }
        let node = add(.element, tag, name: name, content: attributes, to: current)
        if tag.isRawText {
            if !closed { rawText = node }
            return
        }
        // "<o:p/>" is empty in the XML that Office writes; HTML itself ignores the stroke.
        if tag.isVoid || !inBody || (closed && tree.bytes[name].contains(ASCII.colon)) { return }
        push(node, tag, key: key)
    }

    /// The tokenizer hands over the content of such an element as one text; whatever comes next is outside.
    private mutating func leaveRawText() { rawText = nil }

    private func nameRange(from start: Int, to limit: Int) -> Range<Int> {
        var end = start
        while end < limit, !tree.bytes[end].isWhitespace, tree.bytes[end] != ASCII.slash,
            tree.bytes[end] != ASCII.greater
        {
            end += 1
        }
        return start..<end
    }

    private mutating func keepAttributes(_ attributes: Range<Int>, _ node: Int) {
        if tree.nodes[node].content.isEmpty { tree.nodes[node].content = attributes }
    }

    private mutating func close(_ source: Range<Int>) {
        if rawText != nil { return leaveRawText() }
        let name = nameRange(from: source.lowerBound + 2, to: source.upperBound)
        let key = HTMLNodeTag.key(of: tree.bytes[name])
        let tag = HTMLNodeTag(key: key)
        guard inBody, tag != .body, tag != .html, tag != .head else {
            if tag == .head { inBody = true }
            return
        }
        guard let place = topmost[key], let top = stack.last else { return }
        switch tag {
        case .table, .tbody, .thead, .tfoot, .tr:
            if place >= topmost[HTMLNodeTag.table.key] ?? 0 { pop(to: place) }
        case _ where tag.isBlock:
            // A cell's end may close the cell itself, which is a scope.
            if place >= top.scope { pop(to: place) }
        default:
            if place > top.block { pop(to: place) }
        }
    }

    /// Ends what the HTML standard lets end without an end tag where this element begins.
    private mutating func closeImplied(by tag: HTMLNodeTag) {
        if tag.endsParagraph, let place = topmost[HTMLNodeTag.p.key], let top = stack.last, place > top.scope {
            pop(to: place)
        }
        switch tag {
        case .li: closeOpen([.li], inside: [.ul, .ol, .menu, .dir, .td, .th])
        case .dd, .dt: closeOpen([.dd, .dt], inside: [.dl, .td, .th])
        case .td, .th: closeOpen([.td, .th], inside: [.tr, .table])
        case .tr: closeOpen([.tr], inside: [.table])
        case .tbody, .thead, .tfoot: closeOpen([.tbody, .thead, .tfoot], inside: [.table])
        case .option: closeOpen([.option], inside: [.select])
        default: break
        }
    }

    /// Ends the topmost of these elements, unless an element that may hold others of them is open above it.
    private mutating func closeOpen(_ tags: [HTMLNodeTag], inside holders: [HTMLNodeTag]) {
        let floor = holders.compactMap { topmost[$0.key] }.max() ?? 0
        if let place = tags.compactMap({ topmost[$0.key] }).max(), place > floor { pop(to: place) }
    }

    private mutating func push(_ node: Int, _ tag: HTMLNodeTag, key: UInt64) {
        let place = stack.count
        let top = stack.last
        stack.append(
            Open(
                node: node, key: key, sameBelow: topmost[key] ?? -1,
                scope: tag.isScope ? place : top?.scope ?? 0, block: tag.isBlock ? place : top?.block ?? 0))
        topmost[key] = place
    }

    private mutating func pop(to place: Int) {
        while stack.count > max(place, 1), let open = stack.popLast() {
            topmost[open.key] = open.sameBelow >= 0 ? open.sameBelow : nil
        }
    }
}
