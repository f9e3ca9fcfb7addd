/// A text made ready for matching: lower case, Latin letters without diacritics, words parted by single spaces, with a space
/// before the first and after the last, so that ` pothole ` finds whole words only.
///
/// Letter case, punctuation, white space and diacritics leave no trace in it; letters, digits and symbols such as emoji do.
package struct FoldedText: Hashable, Sendable {
    /// UTF-8. One space where the text holds no word.
    package let bytes: [UInt8]

    /// Folds a text.
    ///
    /// - Parameter limit: how many bytes of the text's UTF-8 are looked at.
    package init(_ text: String, limit: Int = .max) {
        self.init([text], limit: limit)
    }

    /// Folds several texts as one, e.g. a subject and a text.
    ///
    /// - Parameter limit: how many bytes of each text's UTF-8 are looked at.
    package init(_ texts: [String], limit: Int = .max) {
        let count = texts.reduce(0) { $0 + min($1.utf8.count, limit) }
        bytes = [UInt8](unsafeUninitializedCapacity: TextFolding.capacity(forBytes: count)) { output, written in
            var folding = TextFolding(into: output)
            for text in texts {
                var text = text
                text.withUTF8 { folding.append(UnsafeBufferPointer(rebasing: $0.prefix(limit))) }
            }
            written = folding.count
        }
    }

    /// Whether it holds no word at all.
    package var isEmpty: Bool { bytes.count == 1 }

    /// Over the folded words alone: equal for texts that differ in case, white space, punctuation and diacritics only.
    package var fingerprint: ContentDigest { ContentDigest(of: [bytes]) }

    /// The words without the outer spaces.
    package var words: String { String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self) }
}
