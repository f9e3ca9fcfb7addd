/// The elements by which mail programs mark what they quote. Each program has its own: see the rules.
struct QuoteElements: Sendable {
    /// What is quoted whatever the text says: one node, or siblings from one on.
    private(set) var certain: [Int] = []
    /// Further quotations, between which answers may stand.
    private(set) var cited: [Int] = []

    init(_ tree: HTMLTree) {
        var blockquotes: [Int] = []
        var candidate: (node: Int, following: Bool)?
        var node = HTMLTree.body
        while node >= 0 {
            let (current, isElement) = (node, tree.nodes[node].kind == .element)
            node = tree.following(current, within: HTMLTree.body)
            guard isElement else { continue }
            if tree.nodes[current].tag == .blockquote, !Self.isAuthors(current, tree) {
                blockquotes.append(current)
                node = tree.followingSkippingContent(current, within: HTMLTree.body)
            }
            if candidate == nil { candidate = Self.program(current, tree) }
        }
        choose(candidate, blockquotes, tree)
    }

    /// A program's own mark is surer than a `blockquote`; of these the last counts, and all that programs make.
    private mutating func choose(_ candidate: (node: Int, following: Bool)?, _ blockquotes: [Int], _ tree: HTMLTree) {
        let quotes = blockquotes.filter { tree.attribute("type", of: $0, is: "cite") }
        if let candidate {
            certain = [candidate.node]
            cited = quotes.filter { $0 < candidate.node }
            guard candidate.following else { return }
            var next = tree.nodes[candidate.node].next
            while next >= 0 {
                certain.append(next)
                next = tree.nodes[next].next
            }
        } else if let last = blockquotes.last {
            certain = quotes.contains { $0 != last } ? [] : [last]
            cited = certain.isEmpty ? quotes.filter { $0 != last } + [last] : []
        }
    }

    /// Gmail's class on a quotation that the author made by hand.
    private static func isAuthors(_ node: Int, _ tree: HTMLTree) -> Bool {
        tree.attribute("class", of: node, is: "gmail_quote")
    }

    /// A program's own container of a quotation, or the line that it draws above one.
    private static func program(_ node: Int, _ tree: HTMLTree) -> (node: Int, following: Bool)? {
        guard !tree.nodes[node].content.isEmpty else { return nil }
        switch tree.nodes[node].tag {
        case .div:
            if tree.classes(of: node).contains(where: { containerClasses.contains(String($0)) }) {
                return (node, false)
            }
            if let style = tree.attribute("style", of: node), isDrawnAbove(style) {
                return (separator(node, tree), true)
            }
        case .hr:
            if tree.attribute("data-marker", of: node, is: "__DIVIDER__") { return (node, true) }
        default: break
        }
        guard let id = tree.attribute("id", of: node) else { return nil }
        if containerIDs.contains(id) { return (node, false) }
        if separatorIDs.contains(id) { return (ruleAbove(node, tree), true) }
        return nil
    }

    /// Gmail; Yahoo; Proton; Tuta; Zoho; Front; Freshdesk.
    private static let containerClasses: Set<String> = [
        "gmail_quote", "gmail_quote_container", "yahoo_quoted", "protonmail_quote", "tutanota_quote", "zmail_extra",
        "front-blockquote", "freshdesk_quote", "ms-outlook-mobile-reference-message",
    ]

    /// Outlook for Mac; Outlook for phones.
    private static let containerIDs: Set<String> = [
        "OLK_SRC_BODY_SECTION", "mail-editor-reference-message-container",
    ]

    /// Outlook on the web: what follows these is quoted.
    private static let separatorIDs: Set<String> = ["divRplyFwdMsg", "appendonsend"]

    /// The line above a quotation in Outlook 2007 and later (`border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt
    /// 0in 0in 0in`, the colour and unit differ) and in Windows Mail.
    private static func isDrawnAbove(_ value: String) -> Bool {
        let style = value.lowercased().filter { !$0.isWhitespace }
        if style.hasPrefix("border:none;border-top:solid#") {
            return style.contains("1.0pt;padding:3.0pt0")
        }
        return style.contains("padding-top:5px") && style.contains("border-top-width:1px")
            && style.contains("border-top-style:solid")
    }

    /// Outlook 2010 and later wrap the line: where it is the first element of its parent, the parent is the separator.
    private static func separator(_ node: Int, _ tree: HTMLTree) -> Int {
        var previous = tree.nodes[node].previous
        while previous >= 0 {
            if tree.nodes[previous].kind == .element { return node }
            previous = tree.nodes[previous].previous
        }
        let parent = tree.nodes[node].parent
        return parent > HTMLTree.body ? parent : node
    }

    /// The `hr` right above, if there is one.
    private static func ruleAbove(_ node: Int, _ tree: HTMLTree) -> Int {
        var previous = tree.nodes[node].previous
        while previous >= 0, tree.isBlankText(previous) { previous = tree.nodes[previous].previous }
        return previous >= 0 && tree.nodes[previous].tag == .hr ? previous : node
    }
}
