import Foundation

/// The city's notices as a module of the widget's.
struct ChatNotices {
    /// By language.
    let notices: [String: [String]]

    /// As JSON, which is a script's own writing (ECMA-262, since 2019 all of it).
    var script: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts always encode.
        let json = (try? encoder.encode(notices)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
        return "export const notices = \(json);\n"
    }
}
