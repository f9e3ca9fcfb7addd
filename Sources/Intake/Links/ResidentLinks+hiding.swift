extension ResidentLinks {
    /// What stands before a key in our addresses.
    private static let beginnings = ["/survey/", "?key=", "&key="].map { Array($0.utf8) }

    /// A text of ours, or one that quotes one of ours, as the staff may read it: the keys in its links are the resident's alone, since
    /// whoever has one answers a survey and writes in their name. Each becomes `…`.
    package static func withoutKeys(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var written: [UInt8] = []
        var from = 0
        var index = 0
        while index < bytes.count {
            guard
                bytes[index] == UInt8(ascii: "/") || bytes[index] == UInt8(ascii: "?")
                    || bytes[index] == UInt8(ascii: "&"),
                let beginning = beginnings.first(where: { stands($0, in: bytes, at: index) }),
                let end = key(in: bytes, from: index + beginning.count)
            else {
                index += 1
                continue
            }
            written += bytes[from..<(index + beginning.count)] + Array("…".utf8)
            (from, index) = (end, end)
        }
        return from == 0 ? text : String(decoding: written + bytes[from...], as: UTF8.self)
    }

    /// The end of the key that begins at `start`; nil where none of ours does.
    private static func key(in bytes: [UInt8], from start: Int) -> Int? {
        let limit = min(bytes.count, start + longestKey + 1)
        var end = bytes[start..<limit].firstIndex { !isPart($0) } ?? limit
        // A full stop behind an address ends the sentence.
        while end > start, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
        return claimedRow(in: String(decoding: bytes[start..<end], as: UTF8.self)) == nil ? nil : end
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    /// In any case: some programs change it in what they quote.
    private static func stands(_ word: [UInt8], in bytes: [UInt8], at start: Int) -> Bool {
        guard start + word.count <= bytes.count else { return false }
        for (offset, letter) in word.enumerated() {
            let byte = bytes[start + offset]
            let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            guard (isCapital ? byte | 0x20 : byte) == letter else { return false }
        }
        return true
    }
}
