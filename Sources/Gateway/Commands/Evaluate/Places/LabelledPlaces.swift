import Foundation
import Intake

/// Texts with the places that they name, read from a table or from JSON.
struct LabelledPlaces {
    /// What columns may be called; the first that a row has counts.
    private static let textColumns = ["text", "message", "body", "input", "sentence"]
    private static let placeColumns = [
        "address", "expected", "place", "location", "expected_place", "expected_address", "formatted", "landmark",
        "corner",
    ]
    private static let houseColumns = ["house", "house_number", "number"]
    private static let crossColumns = ["cross_street", "cross", "street2", "other_street"]
    private static let latitudeColumns = ["latitude", "lat", "expected_latitude", "expected_lat"]
    private static let longitudeColumns = ["longitude", "lon", "lng", "long", "expected_longitude", "expected_lon"]
    /// What says that there is no place.
    private static let nothing: Set<String> = ["none", "null", "nil", "-", "n/a", "no place"]

    private(set) var examples: [PlaceExample] = []

    /// - Throws: what is wrong with the file, and where.
    init(at file: URL) throws(CommandFailure) {
        guard let data = try? Data(contentsOf: file), data.count <= CSVTable.limit else {
            throw CommandFailure("\(file.lastPathComponent) cannot be read, or is over \(CSVTable.limit >> 20) MB")
        }
        let isJSON = data.first { $0 > 0x20 && $0 < 0x80 }.map { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }
        do {
            let rows = isJSON == true ? try LabelledRows.json(data) : try LabelledRows.table(Array(data))
            for (index, row) in rows.enumerated() { examples.append(try Self.example(row, index + 1)) }
        } catch {
            throw CommandFailure("\(file.lastPathComponent), \(error)")
        }
        guard examples.contains(where: { $0.said != nil || $0.point != nil }) else {
            throw CommandFailure(
                "\(file.lastPathComponent) says no places: it needs address, or street, or latitude and longitude")
        }
    }

    private static func example(_ row: [String: String], _ number: Int) throws(CommandFailure) -> PlaceExample {
        guard let text = textColumns.lazy.compactMap({ row[$0] }).first else {
            throw CommandFailure("row \(number): has no text")
        }
        return PlaceExample(text: text, said: said(row), point: point(row))
    }

    private static func said(_ row: [String: String]) -> String? {
        func value(_ columns: [String]) -> String? {
            columns.lazy.compactMap { row[$0] }.first { !$0.isEmpty && !nothing.contains($0.lowercased()) }
        }
        if let place = value(placeColumns) { return place }
        guard let street = value(["street"]) else { return nil }
        if let house = value(houseColumns) { return "\(house) \(street)" }
        return value(crossColumns).map { "\(street) & \($0)" } ?? street
    }

    private static func point(_ row: [String: String]) -> GeoPoint? {
        func number(_ columns: [String]) -> Double? { columns.lazy.compactMap { row[$0].flatMap(Double.init) }.first }
        guard let latitude = number(latitudeColumns), let longitude = number(longitudeColumns) else { return nil }
        return GeoPoint(latitude: latitude, longitude: longitude)
    }
}
