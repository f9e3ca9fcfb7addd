/// A person's name as colleagues read it: any letters, one line, no characters that turn or hide others.
package struct DisplayName: Hashable, Sendable, CustomStringConvertible {
    /// Characters (not bytes).
    package static let longest = 80

    package let text: String

    /// Trimmed, runs of blanks made one. Nil where nothing is left, where it is too long, and where it holds control or format characters,
    /// among them those that turn the direction of writing (Unicode UAX #9), with which a name could pass for another.
    package init?(_ text: String) {
        let joined = text.prefix(1_000).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !joined.isEmpty, joined.count <= Self.longest, text.utf8.count <= 1_000 else { return nil }
        let isPlain = joined.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            // The two joiners spell names in Persian and Indic scripts.
            case .format: scalar.value == 0x200C || scalar.value == 0x200D
            case .control, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: false
            default: true
            }
        }
        guard isPlain else { return nil }
        self.text = joined
    }

    package var description: String { text }
}
