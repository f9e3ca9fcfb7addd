/// A keyword of the routing as its words: what a text must have in a row for it to be found.
struct SoughtPhrase {
    private let words: [ArraySlice<UInt8>]
    /// Whether the last word may go on.
    private let isPrefix: Bool

    init(_ keyword: String) {
        words = FoldedText(keyword).bytes.split(separator: UInt8(ascii: " "))
        isPrefix = keyword.utf8.last == UInt8(ascii: "*")
    }

    /// Whether every text that has the other one has this one, too.
    func stands(in other: SoughtPhrase) -> Bool {
        guard !words.isEmpty, words.count <= other.words.count else { return false }
        return (0...other.words.count - words.count).contains { start in
            words.indices.allSatisfy { index in
                let theirs = other.words[start + index]
                // How their last word goes on, nobody knows.
                let goesOn = other.isPrefix && start + index == other.words.count - 1
                if isPrefix, index == words.count - 1 { return theirs.starts(with: words[index]) }
                return !goesOn && theirs == words[index]
            }
        }
    }
}
