/// The head of an HTTP/1.1 response, and its body by Content-Length, as a test reads it from the wire.
package struct HTTPAnswer: Sendable {
    package let status: Int
    /// Names in lower case.
    package let headers: [String: String]
    package let body: String

    /// The answer at the front of `bytes` and its length; nil while it is not whole.
    package static func parse(_ bytes: [UInt8]) -> (HTTPAnswer, used: Int)? {
        guard let end = bytes.indices.dropLast(3).first(where: { Array(bytes[$0..<$0 + 4]) == Array("\r\n\r\n".utf8) })
        else { return nil }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count > 1, let status = Int(words[1]) else { return nil }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let sides = line.split(separator: ":", maxSplits: 1)
            headers[sides[0].lowercased()] = sides.count > 1 ? sides[1].drop { $0 == " " }.description : ""
        }
        let length = headers["content-length"].flatMap { Int($0) } ?? 0
        let start = end + 4
        guard bytes.count >= start + length else { return nil }
        let body = String(decoding: bytes[start..<start + length], as: UTF8.self)
        return (HTTPAnswer(status: status, headers: headers, body: body), start + length)
    }
}

extension RawConnection {
    /// Takes the next whole answer.
    package func answer(within limit: Duration = Patience.usual) async throws -> HTTPAnswer {
        try await take(within: limit) { HTTPAnswer.parse($0) }
    }
}
