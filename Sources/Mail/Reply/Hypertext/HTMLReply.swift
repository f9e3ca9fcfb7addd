/// An HTML mail cut to what was newly written.
struct HTMLReply: Sendable {
    /// The document without quotations; as parsed when nothing is left out.
    private(set) var tree: HTMLTree
    /// Something was left out.
    private(set) var isCut = false

    init(_ tree: HTMLTree, markers: ReplyMarker) {
        self.tree = tree
        let elements = QuoteElements(tree)
        if let first = elements.certain.first, Self.passesOn(first, tree) { return }
        let lines = HTMLLines(
            tree, quoted: Set(elements.certain.prefix(1) + elements.cited), hidden: Set(elements.certain.dropFirst()))
        let text = FoldedText(lines.text)
        let end = markers.line(in: text) ?? text.lines.count
        var marker = LineMarker(text)
        let segments = marker.mark(first: end)
        let decision = QuotationCut(segments)
        guard !decision.passesOn else { return }
        var ranges = decision.cut.map { segments[$0.lowerBound].start..<segments[$0.upperBound - 1].end }
        if end < text.lines.count { ranges.append(text.lines[end].start..<text.bytes.count) }
        guard !elements.certain.isEmpty || !ranges.isEmpty else { return }
        for node in elements.certain { self.tree.unlink(node) }
        remove(ranges, lines, total: text.bytes.count)
        isCut = Self.saysSomething(self.tree)
        if !isCut { self.tree = tree }
    }

    /// The quotation is a mail passed on: what it says first is "---------- Forwarded message ----------".
    private static func passesOn(_ node: Int, _ tree: HTMLTree) -> Bool {
        var current = node
        while current >= 0 {
            if tree.nodes[current].kind == .text, !tree.isBlankText(current) {
                let text = FoldedText(Array(tree.text(current).utf8))
                guard let line = text.lines.indices.first(where: { !text.lines[$0].isBlank }) else { return false }
                return DividerLine.isForward(text, line)
            }
            current = tree.following(current, within: node)
        }
        return false
    }

    /// Unlinks every node that stands in one of the ranges as a whole.
    private mutating func remove(_ ranges: [Range<Int>], _ lines: HTMLLines, total: Int) {
        for range in ranges {
            // What says nothing behind the last line goes with it.
            let limit = range.upperBound >= total ? Int.max : range.upperBound
            var node = tree.nodes[HTMLTree.body].firstChild
            while node >= 0 {
                let inside = lines.start[node] >= range.lowerBound && lines.end[node] <= limit
                let apart = lines.end[node] <= range.lowerBound || lines.start[node] >= limit
                if inside, lines.start[node] >= 0, lines.start[node] < limit {
                    let next = tree.followingSkippingContent(node, within: HTMLTree.body)
                    tree.unlink(node)
                    node = next
                } else if apart {
                    node = tree.followingSkippingContent(node, within: HTMLTree.body)
                } else {
                    node = tree.following(node, within: HTMLTree.body)
                }
            }
        }
    }

    private static func saysSomething(_ tree: HTMLTree) -> Bool {
        HTMLLines(tree).text.contains { !$0.isWhitespace }
    }
}
