/// Headers on their way into the child: for each a line with its number and its length in bytes, and then the header.
enum HeaderFrames {
    static func bytes(_ headers: [[UInt8]], from start: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for index in start..<headers.count {
            bytes += "\(index) \(headers[index].count)\n".utf8
            bytes += headers[index]
        }
        return bytes
    }

    /// Nil where `bytes` are no frames.
    static func headers(_ bytes: [UInt8]) -> [(number: Int64, header: ArraySlice<UInt8>)]? {
        var headers: [(number: Int64, header: ArraySlice<UInt8>)] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let words = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
            rest = rest[(end + 1)...]
            guard words.count == 2, let number = Int64(words[0]), let count = Int(words[1]), count >= 0,
                count <= rest.count
            else { return nil }
            headers.append((number, rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        return rest.isEmpty ? headers : nil
    }
}
