/// Comma-separated values (RFC 4180), read one row at a time from UTF-8: any bytes give rows. A quote that nobody closes ends with the
/// file; what stands behind a closed quote belongs to its cell. Line ends are LF, CRLF or CR; a byte order mark is left out.
package struct SeparatedValues: Sendable {
    private let bytes: [UInt8]
    private let separator: UInt8
    private var index: Int

    /// - Parameter separator: nil for the one of comma, semicolon and tab that the first line has most of.
    package init(_ bytes: [UInt8], separator: UInt8? = nil) {
        self.bytes = bytes
        index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        self.separator = separator ?? Self.likely(bytes)
    }

    /// The next row's cells; nil at the end. Of a cell that is longer than the limit, and of a row with more cells, the rest is left
    /// out. A line without anything is a row of one empty cell.
    package mutating func next() -> [String]? {
        guard index < bytes.count else { return nil }
        var cells: [String] = []
        while true {
            let cell = cell()
            if cells.count < GazetteerLimits.columns { cells.append(cell) }
            guard index < bytes.count else { break }
            let byte = bytes[index]
            index += 1
            guard byte != separator else {
                // A separator at the very end has an empty cell behind it.
                if index == bytes.count, cells.count < GazetteerLimits.columns { cells.append("") }
                continue
            }
            if byte == UInt8(ascii: "\r"), index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
            break
        }
        return cells
    }

    /// Up to the separator or line end behind it.
    private mutating func cell() -> String {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
            let start = index
            while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
            return text(bytes[start..<min(index, start + GazetteerLimits.cell)])
        }
        var cell: [UInt8] = []
        var isQuoted = true
        index += 1
        while index < bytes.count, isQuoted || !isEnd(bytes[index]) {
            let byte = bytes[index]
            index += 1
            if byte != UInt8(ascii: "\"") {
                if cell.count < GazetteerLimits.cell { cell.append(byte) }
            } else if isQuoted, index < bytes.count, bytes[index] == byte {
                if cell.count < GazetteerLimits.cell { cell.append(byte) }
                index += 1
            } else {
                isQuoted = false
            }
        }
        return text(cell[...])
    }

    private func text(_ cell: ArraySlice<UInt8>) -> String { String(decoding: cell, as: UTF8.self) }

    private func isEnd(_ byte: UInt8) -> Bool {
        byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    private static func likely(_ bytes: [UInt8]) -> UInt8 {
        let line = bytes.prefix(GazetteerLimits.cell).prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        let counts = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")].map { sign in
            (sign: sign, count: line.count { $0 == sign })
        }
        return counts.max { $0.count < $1.count }.map { $0.count > 0 ? $0.sign : UInt8(ascii: ",") }
            ?? UInt8(ascii: ",")
    }
}
