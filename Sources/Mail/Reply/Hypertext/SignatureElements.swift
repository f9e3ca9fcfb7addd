/// The elements by which mail programs mark a signature.
enum SignatureElements {
    /// The outermost such elements, in document order.
    static func find(_ tree: HTMLTree) -> [Int] {
        // Every one of the names has it: most documents are done with here.
        guard mayHoldSignature(tree.bytes) else { return [] }
        var found: [Int] = []
        var node = HTMLTree.body
        while node >= 0 {
            if tree.nodes[node].kind == .element, !tree.nodes[node].content.isEmpty, isSignature(node, tree) {
                found.append(node)
                node = tree.followingSkippingContent(node, within: HTMLTree.body)
            } else {
                node = tree.following(node, within: HTMLTree.body)
            }
        }
        return found
    }

    /// The source has the word "signature" in it, whatever its first letters.
    private static func mayHoldSignature(_ bytes: [UInt8]) -> Bool {
        let span = bytes.span
        var index = 0
        while let found = span.firstIndex(of: UInt8(ascii: "g"), in: index..<bytes.count) {
            if span.hasPrefix("gnature", in: found..<bytes.count) { return true }
            index = found + 1
        }
        return false
    }

    private static func isSignature(_ node: Int, _ tree: HTMLTree) -> Bool {
        if tree.classes(of: node).contains(where: { classes.contains(String($0)) }) { return true }
        return tree.attribute("id", of: node).map(identifiers.contains) ?? false
    }

    /// Gmail; Thunderbird; Proton; Yahoo for phones; Zoho; Spark.
    private static let classes: Set<String> = [
        "gmail_signature", "moz-signature", "protonmail_signature_block", "yahoo-signature", "ydpsignature",
        "zmail_signature_below", "spark_signature", "mail-signature", "email-signature",
    ]

    /// Outlook on the web and for phones; Apple Mail; Yahoo.
    private static let identifiers: Set<String> = [
        "Signature", "signature", "ms-outlook-mobile-signature", "AppleMailSignature",
        "lineBreakAtBeginningOfSignature",
        "yahoo_signature", "mail_signature", "email-signature",
    ]
}
