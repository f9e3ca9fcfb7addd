/// Writes an `HTMLTree` as HTML in ASCII, so that it means the same whatever charset it is served in.
///
/// Names lose their prefix ("o:p" becomes "p"): outside XML a prefix means nothing.
enum HTMLTreeWriter {
    static func write(_ tree: HTMLTree) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(tree.bytes.count + 64)
        var node = HTMLTree.root
        while node >= 0 {
            begin(node, tree, &out)
            if tree.nodes[node].firstChild >= 0 {
                node = tree.nodes[node].firstChild
                continue
            }
            end(node, tree, &out)
            while node >= 0, tree.nodes[node].next < 0 {
                node = tree.nodes[node].parent
                if node >= 0 { end(node, tree, &out) }
            }
            if node >= 0 { node = tree.nodes[node].next }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func begin(_ node: Int, _ tree: HTMLTree, _ out: inout [UInt8]) {
        let content = tree.nodes[node].content
        switch tree.nodes[node].kind {
        case .text:
            let isRaw = tree.nodes[node].parent >= 0 && tree.nodes[tree.nodes[node].parent].tag.isRawText
            writeText(tree.bytes, content, escaped: !isRaw, &out)
        case .element:
            out.append(ASCII.less)
            writeName(node, tree, &out)
            var attributes = tree.bytes[content]
            while let last = attributes.last, last == ASCII.slash || last.isWhitespace { attributes.removeLast() }
            writeText(tree.bytes, attributes.startIndex..<attributes.endIndex, escaped: false, &out)
            out.append(ASCII.greater)
        }
    }

    private static func end(_ node: Int, _ tree: HTMLTree, _ out: inout [UInt8]) {
        guard tree.nodes[node].kind == .element, !tree.nodes[node].tag.isVoid else { return }
        out += [ASCII.less, ASCII.slash]
        writeName(node, tree, &out)
        out.append(ASCII.greater)
    }

    private static func writeName(_ node: Int, _ tree: HTMLTree, _ out: inout [UInt8]) {
        let name = tree.bytes[tree.nodes[node].name]
        if name.isEmpty {
            out += Array(String(describing: tree.nodes[node].tag).utf8)
        } else {
            let local = name.split(separator: ASCII.colon).last ?? name
            out += local.map(\.lowercasedASCII)
        }
    }

    /// References stay as they are written; what is not ASCII becomes one.
    private static func writeText(_ bytes: [UInt8], _ range: Range<Int>, escaped: Bool, _ out: inout [UInt8]) {
        let text = bytes[range]
        if text.allSatisfy({ $0 < 0x80 && $0 != ASCII.less && $0 != ASCII.greater }) {
            out += text
            return
        }
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "<" where escaped: out += Array("&lt;".utf8)
            case ">" where escaped: out += Array("&gt;".utf8)
            case _ where scalar.isASCII: out.append(UInt8(scalar.value))
            default: out += Array("&#\(scalar.value);".utf8)
            }
        }
    }
}
