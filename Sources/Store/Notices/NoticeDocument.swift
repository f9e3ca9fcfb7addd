import Foundation
import Intake

/// A notice's words as they stand in the database. Keys may be added and never change their meaning.
struct NoticeDocument: Codable {
    var name: String
    var types: [String]
    var words: [String]
    var places: [String]
    var texts: [String: String]
    var endTexts: [String: String]

    init(_ draft: NoticeDraft) {
        (name, types, words, places) = (draft.name, draft.types, draft.words, draft.places)
        texts = Dictionary(draft.texts.map { ($0.rawValue, $1) }) { first, _ in first }
        endTexts = Dictionary(draft.endTexts.map { ($0.rawValue, $1) }) { first, _ in first }
    }

    /// In a fixed order, so that equal drafts have equal texts.
    ///
    /// - Throws: `.refused` where it cannot be written.
    static func text(of draft: NoticeDraft) throws(StoreFailure) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        do {
            return String(decoding: try encoder.encode(NoticeDocument(draft)), as: UTF8.self)
        } catch {
            throw StoreFailure(.refused, "a notice cannot be written as JSON")
        }
    }

    /// - Throws: `.damaged` where a text is no notice's.
    static func draft(_ text: String) throws(StoreFailure) -> NoticeDraft {
        do {
            let read = try JSONDecoder().decode(NoticeDocument.self, from: Data(text.utf8))
            return NoticeDraft(
                name: read.name, types: read.types, words: read.words, places: read.places,
                texts: languages(read.texts), endTexts: languages(read.endTexts))
        } catch {
            throw StoreFailure(.damaged, "a stored notice cannot be read")
        }
    }

    private static func languages(_ texts: [String: String]) -> [Language: String] {
        Dictionary(texts.compactMap { key, text in Language(rawValue: key).map { ($0, text) } }) { first, _ in first }
    }
}
