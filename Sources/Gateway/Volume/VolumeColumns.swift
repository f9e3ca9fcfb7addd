import Intake

/// Where the columns of a mapping stand in a file's rows, from 0.
struct VolumeColumns {
    let time: Int
    let hour: Int?
    let count: Int
    let channel: Int?

    /// - Parameters:
    ///   - names: of the file's columns; none where they are numbered.
    ///   - line: where they stand.
    /// - Throws: where the file has no such column, or has it twice.
    init(_ mapping: VolumeMapping, _ names: [String], line: Int) throws(CSVProblem) {
        func place(_ column: VolumeMapping.Column) throws(CSVProblem) -> Int {
            switch column {
            case .number(let number): return number - 1
            case .named(let name):
                let found = names.indices.filter { names[$0] == name }
                guard let first = found.first else {
                    let near = Nearest.word(to: name, in: names).map { "; did you mean \($0)?" } ?? ""
                    throw CSVProblem(line: line, reason: "there is no column \(name)\(near)")
                }
                guard found.count == 1 else { throw CSVProblem(line: line, reason: "the column \(name) stands twice") }
                return first
            }
        }
        switch mapping.when {
        case .day(let column, _), .timestamp(let column, _):
            time = try place(column)
            hour = nil
        case .hour(let date, _, let column, _):
            time = try place(date)
            hour = try place(column)
        }
        count = try place(mapping.count)
        if let column = mapping.channel { channel = try place(column) } else { channel = nil }
    }
}
