extension ReplyCutter {
    /// The HTML document without quoted mail; the signature stays.
    ///
    /// A document from which nothing is left out comes back as it was given, and so does one that would be left empty
    /// and one beyond the limits. Otherwise it is written anew, always with `html`, `head` and `body`, in ASCII.
    package static func cut(html: String, limits: ReplyLimits = ReplyLimits()) -> String {
        guard let tree = tree(html, limits) else { return html }
        let reply = HTMLReply(tree, markers: ReplyMarker([]))
        return reply.isCut ? HTMLTreeWriter.write(reply.tree) : html
    }

    /// What pages show and `mail parse` prints as new text of an HTML mail, see `display(plain:)`.
    ///
    /// In HTML a signature is what a program marked as one, what stands below "-- ", and a phone's own line. Closings
    /// ("Thanks, Ann") stay: with the marks at hand there is no need to guess.
    ///
    /// - Parameter text: the mail's HTML turned into text, shown where nothing is left out.
    package static func display(
        html: String, text: String, sender: String? = nil, markers: [String] = [], limits: ReplyLimits = ReplyLimits()
    ) -> ReplyText {
        guard var tree = tree(html, limits) else { return ReplyText(newText: text, overLimit: true) }
        let reply = HTMLReply(tree, markers: ReplyMarker(markers))
        tree = reply.tree
        let signatures = SignatureElements.find(tree)
        var signature = read(tree, signatures)
        for node in signatures { tree.unlink(node) }
        let rest = FoldedText(Array(render(tree, isWhole: !reply.isCut && signatures.isEmpty, text: text).utf8))
        var result = SignatureCutter.cut(rest, below: rest.lines.count, sender: sender, closings: false)
        if result.newText.isEmpty { return ReplyText(newText: text) }
        if let line = result.signature { signature = signature.isEmpty ? line : line + "\n" + signature }
        result.signature = signature.isEmpty ? nil : signature
        result.quoted = reply.isCut
        return result
    }

    /// The tree as text. What an author quoted is part of the new text and goes without marks; where answers stand
    /// between quotations the marks tell one from the other.
    private static func render(_ tree: HTMLTree, isWhole: Bool, text: String) -> String {
        let quotes = blockquotes(tree)
        if isWhole, quotes.isEmpty { return text }
        let isInterleaved = quotes.contains { tree.attribute("type", of: $0, is: "cite") }
        return HTMLText.plainText(HTMLTreeWriter.write(tree), options: .init(marksQuotes: isInterleaved))
    }

    private static func blockquotes(_ tree: HTMLTree) -> [Int] {
        var found: [Int] = []
        var node = HTMLTree.body
        while node >= 0 {
            if tree.nodes[node].tag == .blockquote { found.append(node) }
            node = tree.following(node, within: HTMLTree.body)
        }
        return found
    }

    private static func read(_ tree: HTMLTree, _ nodes: [Int]) -> String {
        guard !nodes.isEmpty else { return "" }
        let lines = HTMLLines(tree)
        let text = FoldedText(lines.text, maxLines: 0)
        return nodes.compactMap { node in
            let (start, end) = (lines.start[node], min(lines.end[node], lines.text.count))
            return start >= 0 && start < end ? text.trimmed(start..<end) : nil
        }.joined(separator: "\n")
    }

    private static func tree(_ html: String, _ limits: ReplyLimits) -> HTMLTree? {
        guard html.utf8.count <= limits.bytes else { return nil }
        let tree = HTMLTreeBuilder.build(html, maxNodes: limits.nodes)
        return tree.complete ? tree : nil
    }
}
