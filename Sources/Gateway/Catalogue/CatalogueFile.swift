import Foundation
import Intake

/// A file of request types: CSV or JSON, by the end of its name.
struct CatalogueFile {
    enum Format: String, CaseIterable {
        case csv
        case json

        init?(_ file: URL) { self.init(rawValue: file.pathExtension.lowercased()) }
    }

    /// So many are more than any city has.
    private static let most = 10_000
    /// Told of one file; more would bury them.
    private static let mostProblems = 100

    /// - Throws: all that is wrong with it.
    static func types(at file: URL) throws(CatalogueProblems) -> [RequestType] {
        guard let format = Format(file) else {
            throw CatalogueProblems(problems: [CatalogueProblem(reason: "must end in .csv or .json")])
        }
        guard let data = try? Data(contentsOf: file), data.count <= 64 << 20 else {
            throw CatalogueProblems(problems: [
                CatalogueProblem(reason: "cannot be read, or is over 64 MB; may intake read it?")
            ])
        }
        return try types(Array(data), format)
    }

    /// - Throws: all that is wrong.
    static func types(_ bytes: [UInt8], _ format: Format) throws(CatalogueProblems) -> [RequestType] {
        var problems: [CatalogueProblem] = []
        let documents: [(row: Int, document: RequestTypeDocument)] =
            switch format {
            case .csv: CatalogueCSV.documents(bytes, &problems)
            case .json: CatalogueJSON.documents(bytes, &problems)
            }
        var rows: [String: Int] = [:]
        var types: [RequestType] = []
        for (row, document) in documents {
            var check = RequestTypeCheck(document)
            types.append(check.type())
            problems += check.problems.map { CatalogueProblem(row: row, column: $0.column, reason: $0.reason) }
            if let first = rows.updateValue(row, forKey: document.code), !document.code.isEmpty {
                let reason = "\(document.code) is the code of row \(first)"
                problems.append(CatalogueProblem(row: row, column: CatalogueColumn.code.rawValue, reason: reason))
            }
        }
        if documents.count > most { problems.append(CatalogueProblem(reason: "has over \(most) types")) }
        guard problems.isEmpty else {
            let told = problems.sorted { ($0.row ?? 0) < ($1.row ?? 0) }
            throw CatalogueProblems(problems: Array(told.prefix(mostProblems)))
        }
        return types
    }

    /// The catalogue as a file of its own.
    static func text(_ types: [RequestType], _ format: Format) throws -> String {
        switch format {
        case .csv: try CatalogueCSV.text(types)
        case .json: try JSONText.pretty(types.map(RequestTypeDocument.init)) + "\n"
        }
    }
}
