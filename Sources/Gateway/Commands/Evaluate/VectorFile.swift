import Foundation

/// A JSON file with a list of cases, each with what is expected of it.
enum VectorFile {
    /// A larger file is refused. Bytes.
    private static let limit = 256 << 20

    /// The cases of a file, in their order.
    ///
    /// - Throws: what is wrong, with the file, and where it is known the case and its key.
    static func cases<Case: Decodable>(at file: String, as type: Case.Type = Case.self) throws(CommandFailure) -> [Case]
    {
        let name = URL(filePath: file).lastPathComponent
        guard let data = try? Data(contentsOf: URL(filePath: file)), data.count <= limit else {
            throw CommandFailure("\(name) cannot be read, or is over \(limit >> 20) MB")
        }
        do {
            let cases = try JSONDecoder().decode([Case].self, from: data)
            guard !cases.isEmpty else { throw CommandFailure("\(name) holds no case") }
            return cases
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure("\(name) \(reason(error))")
        }
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, let context): "\(place(context))has no key \(key.stringValue)"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            "\(place(context))is not what is expected there"
        default: "is no JSON list of cases"
        }
    }

    private static func place(_ context: DecodingError.Context) -> String {
        let path = context.codingPath.map { key in key.intValue.map { "case \($0 + 1)" } ?? key.stringValue }
        return path.isEmpty ? "" : path.joined(separator: ", ") + " "
    }
}
