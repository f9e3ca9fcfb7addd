/// Takes a text apart into rows of cells (RFC 4180 §2): cells in quotes may hold commas, line ends and doubled quotes. Lines end in LF, CR
/// LF or CR; blank ones are passed over, and so is the mark before the first one that some programs write (Unicode §23.8).
package struct CSVReader: Sendable {
    /// What becomes of what RFC 4180 does not know.
    package enum Strictness: Hashable, Sendable {
        /// It is a mistake.
        case strict
        /// What is no UTF-8 is replaced by U+FFFD; the rest is a mistake.
        case anySigns
        /// Any bytes give rows: a quote that nobody closes ends with the file, what stands behind a closed one belongs to its cell, and the rest
        /// of a cell or row that is too long is left out.
        case anyBytes
    }

    private static let quote = UInt8(ascii: "\"")
    private static let (lf, cr) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    /// Columns; more is no table.
    private static let mostCells = 1_000
    /// Bytes of a cell and columns, where the rest is left out.
    private static let (longestCell, mostTaken) = (4_096, 200)

    private let bytes: [UInt8]
    private let delimiter: UInt8
    private let strictness: Strictness
    private var position: Int
    private var line = 1

    /// - Parameters:
    ///   - delimiter: what stands between cells; nil for the one of comma, semicolon and tab that the first line has most of.
    ///   - strictness: what becomes of mistakes.
    ///   - skipped: lines before the first row, whatever stands in them.
    package init(
        _ bytes: [UInt8], delimiter: UInt8? = UInt8(ascii: ","), strictness: Strictness = .strict,
        skipping skipped: Int = 0
    ) {
        self.bytes = bytes
        self.delimiter = delimiter ?? Self.likely(bytes)
        self.strictness = strictness
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        for _ in 0..<skipped where position < bytes.count {
            while position < bytes.count, !isLineEnd(bytes[position]) { position += 1 }
            if position < bytes.count { endLine() }
        }
    }

    /// The next row and the line where it begins, counted from 1; nil at the end.
    ///
    /// - Throws: where a quote is not closed or stands where none may, or a cell is no UTF-8; never of any bytes.
    package mutating func next() throws(CSVProblem) -> (line: Int, cells: [String])? {
        while position < bytes.count, isLineEnd(bytes[position]) { endLine() }
        guard position < bytes.count else { return nil }
        let first = line
        var cells: [String] = []
        while true {
            let cell = try cell()
            if strictness != .anyBytes || cells.count < Self.mostTaken { cells.append(cell) }
            guard cells.count <= Self.mostCells else {
                throw CSVProblem(line: first, reason: "has over \(Self.mostCells) cells")
            }
            guard position < bytes.count else { break }
            if isLineEnd(bytes[position]) {
                endLine()
                break
            }
            // A delimiter: another cell follows, if only an empty one.
            position += 1
        }
        return (first, cells)
    }

    private mutating func cell() throws(CSVProblem) -> String {
        guard position < bytes.count, bytes[position] == Self.quote else {
            let start = position
            while position < bytes.count, bytes[position] != delimiter, !isLineEnd(bytes[position]) { position += 1 }
            return try text(bytes[start..<position], line)
        }
        return try quotedCell()
    }

    private mutating func quotedCell() throws(CSVProblem) -> String {
        let first = line
        var content: [UInt8] = []
        position += 1
        while true {
            let start = position
            while position < bytes.count, bytes[position] != Self.quote, !isLineEnd(bytes[position]) { position += 1 }
            content += bytes[start..<position]
            guard position < bytes.count else {
                if strictness == .anyBytes { break }
                throw CSVProblem(line: first, reason: "a quote is not closed")
            }
            if isLineEnd(bytes[position]) {
                let before = position
                endLine()
                content += bytes[before..<position]
            } else if position + 1 < bytes.count, bytes[position + 1] == Self.quote {
                content.append(Self.quote)
                position += 2
            } else {
                position += 1
                break
            }
        }
        if strictness == .anyBytes {
            let start = position
            while position < bytes.count, bytes[position] != delimiter, !isLineEnd(bytes[position]) { position += 1 }
            content += bytes[start..<position]
        }
        guard position == bytes.count || bytes[position] == delimiter || isLineEnd(bytes[position]) else {
            throw CSVProblem(line: line, reason: "something stands after a closing quote; double a quote within a cell")
        }
        return try text(content[...], first)
    }

    private func text(_ bytes: ArraySlice<UInt8>, _ line: Int) throws(CSVProblem) -> String {
        switch strictness {
        case .strict: break
        case .anySigns: return String(decoding: bytes, as: UTF8.self)
        case .anyBytes: return String(decoding: bytes.prefix(Self.longestCell), as: UTF8.self)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CSVProblem(line: line, reason: "is not UTF-8; save the file as such")
        }
        return text
    }

    private static func likely(_ bytes: [UInt8]) -> UInt8 {
        let line = bytes.prefix(longestCell).prefix { $0 != lf && $0 != cr }
        let counts = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")].map { sign in
            (sign: sign, count: line.count { $0 == sign })
        }
        let most = counts.max { $0.count < $1.count }
        return most.map { $0.count > 0 ? $0.sign : UInt8(ascii: ",") } ?? UInt8(ascii: ",")
    }

    private func isLineEnd(_ byte: UInt8) -> Bool { byte == Self.lf || byte == Self.cr }

    private mutating func endLine() {
        let isPair = bytes[position] == Self.cr && position + 1 < bytes.count && bytes[position + 1] == Self.lf
        position += isPair ? 2 : 1
        line += 1
    }
}
