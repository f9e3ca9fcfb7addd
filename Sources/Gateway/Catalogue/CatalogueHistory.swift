import Foundation
import Intake

/// Writes down what the catalogue says each time a node begins to serve another one, so that a request knows by which it was made.
struct CatalogueHistory {
    /// So often another node may have written a version in between.
    private static let attempts = 20

    let book: any CatalogueBook
    let clock: any WallClock

    /// The number of the version that says what `types` do, made now where the last says something else; nil where there never was a
    /// type.
    ///
    /// - Throws: where the store cannot be read or written.
    func version(of types: [RequestType]) async throws(StoreFailure) -> Int? {
        for _ in 0..<Self.attempts {
            let (number, last) = try await book.current()
            let entries = try Self.entries(from: last, to: types)
            guard !entries.isEmpty else { return number == 0 ? nil : number }
            if let made = try await book.record(entries, after: number, at: clock.now()) { return made }
        }
        throw StoreFailure(.unavailable, "other nodes keep writing versions of the catalogue")
    }

    /// What is different since the definitions that are kept.
    static func entries(from kept: [CatalogueEntry], to types: [RequestType]) throws(StoreFailure) -> [CatalogueEntry] {
        var entries: [CatalogueEntry] = []
        for change in CatalogueDifference.changes(from: kept.compactMap(type), to: types) {
            var text: String?
            if let type = change.type { text = try definition(type) }
            entries.append(
                CatalogueEntry(code: change.code, kind: change.kind, fields: change.fields, definition: text))
        }
        return entries
    }

    private static func definition(_ type: RequestType) throws(StoreFailure) -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(RequestTypeDocument(type)) else {
            throw StoreFailure(.damaged, "a request type cannot be written as JSON")
        }
        return String(decoding: data, as: UTF8.self)
    }

    /// Nil where it cannot be read: it counts as new then.
    private static func type(_ entry: CatalogueEntry) -> RequestType? {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let text = entry.definition,
            let document = try? decoder.decode(RequestTypeDocument.self, from: Data(text.utf8))
        else { return nil }
        var check = RequestTypeCheck(document)
        var type = check.type()
        if entry.kind == .retired { type.isActive = false }
        return type
    }
}
