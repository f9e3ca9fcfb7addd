/// What a server says that it can do, read from the **last** EHLO answer: the one before STARTTLS came over an unprotected line and
/// must be forgotten (RFC 3207 §4.2).
package struct SMTPCapabilities: Hashable, Sendable {
    /// Keyword in capitals → what stands behind it.
    private var extensions: [String: String] = [:]

    /// - Parameter lines: everything the server said until the login was done.
    init(lines: [String]) {
        var block: [String] = []
        for line in lines {
            guard SMTPReply.code(of: line) == 250 else {
                block = []
                continue
            }
            block.append(line)
            if line.utf8.dropFirst(3).first == ASCII.hyphen { continue }
            // The first line of an answer is the server's name.
            extensions = Dictionary(block.dropFirst().map(Self.entry), uniquingKeysWith: { $1 })
            block = []
        }
    }

    private static func entry(_ line: String) -> (String, String) {
        // Old servers write "AUTH=LOGIN".
        let words = line.dropFirst(4).split(maxSplits: 1) { $0 == " " || $0 == "=" }
        return (words.first.map { $0.uppercased() } ?? "", words.count > 1 ? String(words[1]) : "")
    }

    package func has(_ keyword: String) -> Bool { extensions[keyword] != nil }

    package var pipelining: Bool { has("PIPELINING") }
    package var eightBitMIME: Bool { has("8BITMIME") }
    package var deliveryReports: Bool { has("DSN") }
    package var internationalAddresses: Bool { has("SMTPUTF8") }
    package var authentication: Bool { has("AUTH") }

    /// The largest message in bytes that the server takes (RFC 1870), or nil where it names none.
    package var largestMessage: Int? { extensions["SIZE"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } }
    package var size: Bool { has("SIZE") }
}
