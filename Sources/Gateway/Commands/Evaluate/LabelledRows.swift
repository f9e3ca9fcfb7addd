import Foundation
import Intake

/// Rows with names for their values, of a table or of JSON: an array of objects, an object that holds one, or an object a line.
enum LabelledRows {
    static func table(_ bytes: [UInt8]) throws(CSVProblem) -> [[String: String]] {
        let table = try CSVTable(bytes)
        return table.rows.map { row in
            var values: [String: String] = [:]
            for column in table.columns { values[column.lowercased()] = table.cell(column, row) }
            return values
        }
    }

    /// - Throws: where it is no JSON, or holds no objects.
    static func json(_ data: Data) throws(CommandFailure) -> [[String: String]] {
        if let whole = try? JSONSerialization.jsonObject(with: data) {
            let list = whole as? [Any] ?? (whole as? [String: Any]).flatMap(firstList)
            guard let objects = list as? [[String: Any]] else {
                throw CommandFailure("line 1: must be an array of objects, or an object that holds one")
            }
            return objects.map(flat)
        }
        var rows: [[String: String]] = []
        for (index, line) in data.split(separator: UInt8(ascii: "\n")).enumerated()
        where line.contains(where: { $0 > 0x20 }) {
            guard let object = try? JSONSerialization.jsonObject(with: line) as? [String: Any] else {
                throw CommandFailure("line \(index + 1): is no JSON object")
            }
            rows.append(flat(object))
        }
        return rows
    }

    private static func firstList(_ object: [String: Any]) -> [Any]? {
        object.sorted { $0.key < $1.key }.lazy.compactMap { $0.value as? [Any] }.first { $0.first is [String: Any] }
    }

    /// An object's values as texts. Those of an object within it count as its own; the texts of a list are streets of a corner.
    private static func flat(_ object: [String: Any]) -> [String: String] {
        var values: [String: String] = [:]
        for (key, value) in object.sorted(by: { $0.key < $1.key }) {
            switch value {
            case let text as String: values[key.lowercased()] = text
            case let number as NSNumber: values[key.lowercased()] = number.description
            case let list as [String]:
                values[key.lowercased() == "streets" ? "corner" : key.lowercased()] = list.joined(separator: " & ")
            case let inner as [String: Any]:
                var own = flat(inner)
                if let text = own.removeValue(forKey: "text") { own["expected"] = text }
                values.merge(own) { first, _ in first }
            default: break
            }
        }
        return values
    }
}
