import Foundation
import Intake
import Reports

/// Reads a file of counts, row by row: what cannot be counted is refused with its reason, and the rest goes on.
struct VolumeFileReader {
    /// Bytes; a larger file is refused.
    static let mostBytes = CSVTable.limit
    static let mostRows = 5_000_000
    /// Contacts of one row.
    static let mostOfRow = 1_000_000
    /// Of a cell in a reason, in characters.
    private static let shown = 40

    /// Nil for the usual one.
    let mapping: VolumeMapping?
    let calendar: CityCalendar
    let now: Moment
    /// Those of the city, by id.
    let channels: [String: ChannelName]
    /// Which of them the rows are of; of a file with a column of channels, the one whose rows are taken. Nil for all of the column's.
    let channel: ChannelName?

    /// - Throws: what makes the file no table, or one without the mapping's columns.
    func read(_ bytes: [UInt8]) throws(CSVProblem) -> VolumeReading {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw CSVProblem(line: 1, reason: "the file is UTF-16; save it as CSV in UTF-8")
        }
        var reader = CSVReader(
            bytes, delimiter: (mapping?.delimiter ?? .comma).byte, strictness: .anySigns,
            skipping: mapping?.skippedLines ?? 0)
        let header = mapping?.hasHeader == false ? nil : try reader.next()
        let names = header?.cells.map { $0.trimmingCharacters(in: .whitespaces) } ?? []
        if mapping?.hasHeader != false, header == nil { throw CSVProblem(line: 1, reason: "the file is empty") }
        guard let mapping = mapping ?? .usual(names) else { throw CSVProblem(line: 1, reason: "has no columns") }
        var rows = VolumeRows(
            mapping: mapping, places: try VolumeColumns(mapping, names, line: header?.line ?? 1),
            times: VolumeRowPlace(mapping.times, calendar: calendar, now: now), channels: channels, channel: channel)
        while let (line, cells) = try reader.next() {
            rows.add(cells, line)
            guard rows.reading.rows <= Self.mostRows else {
                throw CSVProblem(line: line, reason: "the file has over \(Self.mostRows) rows")
            }
        }
        return rows.reading
    }

    /// A cell in a reason: on one line, and not all of a long one.
    static func quoted(_ cell: String) -> String {
        let line = cell.unicodeScalars.prefix(shown).map { $0.value < 32 ? " " : String($0) }.joined()
        return "\u{201C}\(line)\(cell.unicodeScalars.count > shown ? "…" : "")\u{201D}"
    }
}
