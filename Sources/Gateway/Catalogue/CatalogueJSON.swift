import Foundation

/// The catalogue as JSON: a list of `RequestTypeDocument`.
enum CatalogueJSON {
    /// Those that can be read, each with its place in the list, from 1.
    static func documents(
        _ bytes: [UInt8], _ problems: inout [CatalogueProblem]
    ) -> [(row: Int, document: RequestTypeDocument)] {
        guard let list = (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [Any] else {
            problems.append(CatalogueProblem(reason: "is no JSON list of request types"))
            return []
        }
        var documents: [(Int, RequestTypeDocument)] = []
        for (index, entry) in list.enumerated() {
            guard let entry = entry as? [String: Any] else {
                problems.append(CatalogueProblem(row: index + 1, reason: "is no object"))
                continue
            }
            let unknown = Set(entry.keys).subtracting(known).sorted()
            problems += unknown.map { CatalogueProblem(row: index + 1, column: $0, reason: "is no column") }
            do {
                documents.append((index + 1, try document(entry)))
            } catch {
                problems.append(problem(error, row: index + 1))
            }
        }
        return documents
    }

    private static let known: Set<String> = Set(
        CatalogueColumn.allCases.map(\.rawValue).filter { !$0.hasPrefix("name_") } + ["names"])

    private static func document(_ entry: [String: Any]) throws -> RequestTypeDocument {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(RequestTypeDocument.self, from: JSONSerialization.data(withJSONObject: entry))
    }

    private static func problem(_ error: any Error, row: Int) -> CatalogueProblem {
        guard let error = error as? DecodingError else { return CatalogueProblem(row: row, reason: "cannot be read") }
        switch error {
        case .keyNotFound(let key, _):
            return CatalogueProblem(row: row, column: column(key), reason: "is missing")
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return CatalogueProblem(
                row: row, column: context.codingPath.first.map(column), reason: "is of another kind of value")
        default: return CatalogueProblem(row: row, reason: "cannot be read")
        }
    }

    /// As it is written in the file.
    private static func column(_ key: any CodingKey) -> String {
        key.stringValue.map { $0.isUppercase ? "_\($0.lowercased())" : String($0) }.joined()
    }
}
