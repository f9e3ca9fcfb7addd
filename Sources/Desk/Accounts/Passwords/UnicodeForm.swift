import Foundation

/// Normal forms of Unicode (UAX #15).
enum UnicodeForm {
    /// NFC.
    static func composed(_ text: String) -> String { text.precomposedStringWithCanonicalMapping }
}
