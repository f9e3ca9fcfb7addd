/// A message as DATA carries it: every line ends with CRLF, a line that begins with a dot has a second one, and `.` on its own line ends
/// it (RFC 5321 §4.5.2). Bare CR and LF become line ends, so that no server can see the end of the message where there is none
/// ("SMTP smuggling").
struct MessageData {
    /// Everything to be sent after 354, the final dot included.
    let bytes: [UInt8]
    let hasEightBit: Bool

    init(_ message: [UInt8]) {
        var output: [UInt8] = []
        output.reserveCapacity(message.count + message.count / 40 + 8)
        var start = 0
        while start < message.count {
            let end = Self.lineEnd(message, from: start)
            if message[start] == ASCII.dot { output.append(ASCII.dot) }
            output.append(contentsOf: message[start..<end])
            output.append(ASCII.cr)
            output.append(ASCII.lf)
            let isPair = end + 1 < message.count && message[end] == ASCII.cr && message[end + 1] == ASCII.lf
            start = end + (isPair ? 2 : 1)
        }
        output.append(ASCII.dot)
        output.append(ASCII.cr)
        output.append(ASCII.lf)
        bytes = output
        hasEightBit = message.contains { $0 >= 0x80 }
    }

    /// Where the first CR or LF is, or the end.
    private static func lineEnd(_ message: [UInt8], from start: Int) -> Int {
        var index = start
        while index < message.count, message[index] != ASCII.lf, message[index] != ASCII.cr { index += 1 }
        return index
    }
}
