/// What one file of places turned out to hold: its rows, and what is wrong in the others.
package struct GazetteerReading: Sendable {
    /// What a file is about.
    package enum Subject: String, CaseIterable, Sendable {
        case streets
        case corners
        case landmarks
        case areas
    }

    package private(set) var rows = GazetteerRows()
    /// The first of them (`GazetteerLimits.problems`).
    package private(set) var problems: [GazetteerProblem] = []

    /// Reads a file: GeoJSON (RFC 7946) where it begins with a brace, otherwise comma-separated values with a header.
    ///
    /// - Parameter columns: how the city calls its columns or properties.
    package init(_ bytes: [UInt8], as subject: Subject, columns: GazetteerColumns = GazetteerColumns()) {
        guard bytes.count <= GazetteerLimits.bytes else {
            note(GazetteerProblem(.file, "is over \(GazetteerLimits.bytes >> 20) MB"))
            return
        }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if bytes.dropFirst(start).first(where: { $0 > 0x20 }) == UInt8(ascii: "{") {
            read(features: Array(bytes.dropFirst(start)), subject, columns)
        } else if subject == .areas {
            note(GazetteerProblem(.file, "must be GeoJSON: outlines do not fit into a table"))
        } else {
            read(table: bytes, subject, columns)
        }
    }

    private mutating func read(table bytes: [UInt8], _ subject: Subject, _ columns: GazetteerColumns) {
        var table = CSVReader(bytes, delimiter: nil, strictness: .anyBytes)
        let header = (next(&table)?.cells ?? []).map { columns.ours($0) }
        for column in Self.needed(subject) where !header.contains(column) {
            note(GazetteerProblem(.row(1, column: column), "is missing: the first row names the columns"))
        }
        guard problems.isEmpty else { return }
        var count = 0
        while let (line, cells) = next(&table) {
            count += 1
            guard count < GazetteerLimits.rows else {
                note(GazetteerProblem(.file, "has more than \(GazetteerLimits.rows) rows"))
                return
            }
            guard cells.contains(where: { !$0.isEmpty }) else { continue }
            var values: [String: String] = [:]
            for (column, cell) in zip(header, cells) {
                guard let column, values[column]?.isEmpty ?? true else { continue }
                values[column] = cell
            }
            take(GazetteerFields(values: values, place: .row(line, column: nil)), nil, subject)
        }
    }

    /// Nil at the end; what any bytes give throws nothing.
    private mutating func next(_ table: inout CSVReader) -> (line: Int, cells: [String])? {
        do throws(CSVProblem) {
            return try table.next()
        } catch {
            note(GazetteerProblem(.file, error.description))
            return nil
        }
    }

    private mutating func read(features bytes: [UInt8], _ subject: Subject, _ columns: GazetteerColumns) {
        do throws(GazetteerProblem) {
            for (index, entry) in try GeoJSONFile.features(bytes).enumerated() {
                switch entry {
                case .feature(let feature):
                    take(feature.fields(index + 1, columns), feature.geometry, subject)
                case .broken(let reason): note(GazetteerProblem(.feature(index + 1, property: nil), reason))
                }
            }
        } catch {
            note(error)
        }
    }

    private mutating func take(_ fields: GazetteerFields, _ shape: GeoJSONGeometry?, _ subject: Subject) {
        let row = GazetteerRow(fields: fields, shape: shape)
        do throws(GazetteerProblem) {
            switch subject {
            case .streets: rows.streets += try row.streets()
            case .corners: rows.corners.append(try row.corner())
            case .landmarks: rows.landmarks.append(try row.landmark())
            case .areas: rows.areas.append(try row.area())
            }
        } catch {
            note(error)
        }
    }

    private mutating func note(_ problem: GazetteerProblem) {
        if problems.count < GazetteerLimits.problems { problems.append(problem) }
    }

    /// The columns without which a table says nothing.
    private static func needed(_ subject: Subject) -> [String] {
        switch subject {
        case .streets: ["street"]
        case .corners: ["street", "cross_street", "latitude", "longitude"]
        case .landmarks: ["name"]
        case .areas: ["name"]
        }
    }
}
