/// The words by which a sender would sign.
struct SenderName: Sendable {
    private let words: [[UInt8]]

    /// From what a From field says: a name, an address, or both. Words of fewer than three letters prove nothing.
    init(_ sender: String) {
        let folded = CaseFold.fold(Array(sender.utf8))
        words = folded.split { byte in
            !PhraseSet.isLetter(byte) && !(byte &- 48 < 10)
        }.map(Array.init).filter { $0.count >= 3 && !Self.common.contains($0) }
    }

    /// The line names the sender.
    func names(_ content: ArraySlice<UInt8>) -> Bool {
        words.contains { word in Self.holds(content, word) }
    }

    /// The line is the sender's name and nothing else.
    func isAll(of content: ArraySlice<UInt8>) -> Bool {
        let said = content.split { !PhraseSet.isLetter($0) }.filter { $0.count >= 2 }
        return !said.isEmpty && said.allSatisfy { word in words.contains { $0[...] == word } }
    }

    private static func holds(_ content: ArraySlice<UInt8>, _ word: [UInt8]) -> Bool {
        guard content.count >= word.count else { return false }
        for start in content.startIndex...(content.endIndex - word.count)
        where content[start] == word[0] && content[start...].starts(with: word) {
            return true
        }
        return false
    }

    /// Parts of addresses that name nobody.
    private static let common: Set<[UInt8]> = Set(
        ["com", "org", "net", "edu", "gov", "www", "mail", "info", "example", "gmail", "yahoo", "hotmail", "outlook"]
            .map { Array($0.utf8) })
}
