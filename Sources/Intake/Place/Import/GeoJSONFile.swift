import Foundation

/// Reads a collection of features in GeoJSON (RFC 7946). Depth is limited by the JSON reader itself, to 512; bytes by
/// `GazetteerLimits`.
enum GeoJSONFile {
    /// A feature, or why it is none: one bad feature does not hide the others.
    enum Entry {
        case feature(Feature)
        case broken(reason: String)
    }

    struct Feature {
        var properties: [String: String]
        var geometry: GeoJSONGeometry?

        /// Its properties by our names.
        func fields(_ number: Int, _ columns: GazetteerColumns) -> GazetteerFields {
            var values: [String: String] = [:]
            for (property, value) in properties.sorted(by: { $0.key < $1.key }) {
                guard let column = columns.ours(property), values[column]?.isEmpty ?? true else { continue }
                values[column] = value
            }
            return GazetteerFields(values: values, place: .feature(number, property: nil))
        }
    }

    private struct Collection: Decodable {
        var features: [Entry]
    }

    /// - Throws: where the file is no collection of features at all.
    static func features(_ bytes: [UInt8]) throws(GazetteerProblem) -> [Entry] {
        let entries: [Entry]
        do {
            entries = try JSONDecoder().decode(Collection.self, from: Data(bytes)).features
        } catch {
            throw GazetteerProblem(.file, "is no GeoJSON: it must be an object with a list `features`")
        }
        guard entries.count <= GazetteerLimits.rows else {
            throw GazetteerProblem(.file, "has more than \(GazetteerLimits.rows) features")
        }
        return entries
    }
}

extension GeoJSONFile.Entry: Decodable {
    private enum Keys: String, CodingKey {
        case properties
        case geometry
    }

    /// A property's value as text; nothing for lists and objects.
    private struct Property: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let string = try? value.decode(String.self) {
                text = String(string.prefix(GazetteerLimits.cell))
            } else if let number = try? value.decode(Int.self) {
                text = String(number)
            } else if let number = try? value.decode(Double.self) {
                text = String(number)
            } else {
                text = nil
            }
        }
    }

    init(from decoder: any Decoder) throws {
        do {
            let keys = try decoder.container(keyedBy: Keys.self)
            let properties = try keys.decodeIfPresent([String: Property].self, forKey: .properties) ?? [:]
            self = .feature(
                GeoJSONFile.Feature(
                    properties: properties.compactMapValues(\.text),
                    geometry: try keys.decodeIfPresent(GeoJSONGeometry.self, forKey: .geometry)))
        } catch let fault as GeoJSONFault {
            self = .broken(reason: fault.reason)
        } catch {
            self = .broken(
                reason: "is no feature: it must have `properties` and a `geometry` with `type` and `coordinates`")
        }
    }
}
