/// What one line says about a signature.
enum SignatureLine {
    /// "-- " (RFC 3676 section 4.3); the space is often lost on the way.
    static func isDelimiter(_ text: FoldedText, _ line: Int) -> Bool {
        text.lines[line].length == 2 && text.folded[text.content(line)].allSatisfy { $0 == 0x2D }
    }

    /// A dash or more and nothing else, "__", a long dash.
    static func isDrawn(_ text: FoldedText, _ line: Int) -> Bool {
        let content = text.folded[text.content(line)]
        if content.allSatisfy({ $0 == 0x2D }) { return true }
        if content.count >= 2, content.allSatisfy({ $0 == 0x5F }) { return true }
        return isLongDashes(content)
    }

    /// "-Ann", "- Ann Smith", "—Ann": dashes and at most four words of letters.
    static func isDashedName(_ text: FoldedText, _ line: Int) -> Bool {
        let content = text.folded[text.content(line)]
        var start = content.startIndex
        while start < content.endIndex, content[start] == 0x2D { start += 1 }
        if start == content.startIndex {
            guard content.count > 3, isLongDashes(content.prefix(3)) else { return false }
            start += 3
        }
        let name = content[start...]
        guard !name.isEmpty, name.count <= 40 else { return false }
        return name.allSatisfy { PhraseSet.isLetter($0) || $0 == 0x20 || $0 == 0x2E } && words(name) <= 4
    }

    /// Begins with a dash and holds more than dashes: a signature or an item of a list.
    static func isDashed(_ text: FoldedText, _ line: Int) -> Bool {
        let content = text.folded[text.content(line)]
        return content.first == 0x2D && content.contains { $0 != 0x2D }
    }

    /// "Thanks!", "Kind regards,": nothing else in the line.
    static func isClosing(_ text: FoldedText, _ line: Int) -> Bool {
        let content = text.content(line)
        guard content.count <= 60,
            var end = ClosingWords.closings.end(in: text.folded, from: content.lowerBound, to: content.upperBound)
        else { return false }
        while end < content.upperBound {
            let length = closingSign(text.folded[end..<content.upperBound])
            if length == 0 { return false }
            end += length
        }
        return true
    }

    /// "Sent from my iPhone", "Get Outlook for iOS", in any language.
    static func isDevice(_ text: FoldedText, _ line: Int) -> Bool {
        let content = text.content(line)
        let (folded, low) = (text.folded, content.lowerBound)
        guard content.count <= 140 else { return false }
        var end = content.upperBound
        while end > low, ".!".utf8.contains(folded[end - 1]) { end -= 1 }
        let opened = DeviceWords.openers.end(in: folded, from: low, to: end)
        let closed = opened == nil ? DeviceWords.endings.start(in: folded, from: low, to: end) : nil
        guard opened != nil || closed != nil || isSentSomehow(folded[low..<end]) else { return false }
        let words = (opened ?? low)..<(closed ?? end)
        if let device = DeviceWords.devices.firstMatch(in: folded, from: words.lowerBound, to: words.upperBound) {
            // Named soon: "Sent from my desk, which is easier than my mobile phone." is a person's sentence.
            let before = folded[words.lowerBound..<device.upperBound]
            return Self.words(before) <= 6 && !before.contains(UInt8(ascii: ","))
        }
        guard DeviceWords.personalOpeners.end(in: folded, from: low, to: end) != nil else { return false }
        return Self.words(folded[words]) <= 4 && !folded[words].contains { ".,;:".utf8.contains($0) }
    }

    /// "sent wirelessly from my", "sent securely from".
    private static func isSentSomehow(_ content: ArraySlice<UInt8>) -> Bool {
        guard content.starts(with: "sent ".utf8) else { return false }
        let rest = content.dropFirst(5)
        guard let space = rest.firstIndex(of: 0x20) else { return false }
        return rest[space...].dropFirst().starts(with: "from ".utf8)
    }

    /// A sentence rather than a name, a title, an address or a number.
    static func isProse(_ text: FoldedText, _ line: Int) -> Bool {
        let content = text.folded[text.content(line)]
        if content.contains(0x40) || content.contains(0x7C) { return false }
        let words = words(content)
        if words >= 9 { return true }
        // Names and titles begin with capitals; a line that goes on from the one above does not.
        let goesOn = text.bytes[text.lines[line].first] &- 97 < 26
        return words >= 5 && (goesOn || ".?!".utf8.contains(content.last ?? 0))
    }

    /// Characters between the ends, of any script.
    static func characters(_ text: FoldedText, _ line: Int) -> Int {
        text.folded[text.content(line)].reduce(into: 0) { count, byte in if byte & 0xC0 != 0x80 { count += 1 } }
    }

    static func words(_ content: ArraySlice<UInt8>) -> Int {
        var (count, inside) = (0, false)
        for byte in content {
            let blank = FoldedText.isBlank(byte)
            if !blank, !inside { count += 1 }
            inside = !blank
        }
        return count
    }

    private static func isLongDashes(_ content: ArraySlice<UInt8>) -> Bool {
        guard !content.isEmpty, content.count % 3 == 0 else { return false }
        return stride(from: content.startIndex, to: content.endIndex, by: 3).allSatisfy {
            content[$0] == 0xE2 && content[$0 + 1] == 0x80 && (0x92...0x95).contains(content[$0 + 2])
        }
    }

    /// The length of a sign that may end a closing: , . ! and the like, in any script; 0 for anything else.
    private static func closingSign(_ content: ArraySlice<UInt8>) -> Int {
        if let first = content.first, " !,-.:;)".utf8.contains(first) { return 1 }
        let signs = ["。", "、", "！", "．", "～", "،", "।", "…"]
        return signs.first { content.starts(with: $0.utf8) }?.utf8.count ?? 0
    }
}
