/// Tells the city's languages apart in short texts: by letter sequences, frequent words and accents, over bytes alone.
package struct LanguageDetector: Sendable {
    /// Bytes of a text that are looked at: enough to be sure, however long the mail.
    package static let examinedBytes = 2_000
    /// Bytes that are looked at first; where they leave no doubt, the rest is not read.
    private static let firstGlance = 400

    /// How far the best language must lead, in eighths of a nat: below, the city's own language is the better guess.
    private static let lead: Int32 = 24
    /// How far it must lead for the first glance to be enough.
    private static let clearLead: Int32 = 120

    private let model = LanguageModel.standard
    private let accents = AccentWeights()

    package init() {}

    /// The language in which the text is written; nil where it is too short, mixed or in another one.
    package func language(of text: String) -> Language? {
        language(of: [text])
    }

    /// The same over several texts together, e.g. a subject and a text.
    package func language(of texts: [String]) -> Language? {
        let weighing = weighing(of: texts)
        return weighing.isCertain(lead: Self.lead) ? weighing.best : nil
    }

    /// The likeliest of the city's languages, however little speaks for it, with how sure that is; nil where nothing
    /// speaks for any of them.
    package func guess(of texts: [String]) -> LanguageGuess? {
        weighing(of: texts).guess
    }

    private func weighing(of texts: [String]) -> LanguageWeighing {
        if texts.contains(where: { $0.utf8.count > Self.firstGlance }) {
            let weighing = weighing(of: texts, bytes: Self.firstGlance)
            if weighing.isCertain(lead: Self.clearLead) { return weighing }
        }
        return weighing(of: texts, bytes: Self.examinedBytes)
    }

    private func weighing(of texts: [String], bytes: Int) -> LanguageWeighing {
        let folded = FoldedText(texts, limit: bytes)
        var scores = SIMD8<Int32>(repeating: 0)
        addSequencesAndWords(folded.bytes, to: &scores)
        for text in texts { addAccents(text, bytes: bytes, to: &scores) }
        return LanguageWeighing(scores: scores, bytes: folded.bytes.count)
    }

    private func addSequencesAndWords(_ text: [UInt8], to scores: inout SIMD8<Int32>) {
        model.read { tables in
            text.withUnsafeBufferPointer { text in
                var previous = 0
                var pair = 0
                var word: UInt64 = 0
                var length = 0
                var carriedAt = 0
                // Sixteen bits hold the weights of 128 bytes; then they are carried over.
                var block = SIMD8<Int16>(repeating: 0)
                for index in text.indices {
                    if index &- carriedAt > 128 {
                        Self.carry(&block, to: &scores)
                        carriedAt = index
                    }
                    let byte = text[index]
                    let symbol = LanguageModel.symbol(byte)
                    block &+= tables.weights(ofSequence: pair &* LanguageModel.symbols &+ symbol)
                    pair = previous &* LanguageModel.symbols &+ symbol
                    previous = symbol
                    if byte != UInt8(ascii: " ") {
                        word = word << 8 | UInt64(byte)
                        length &+= 1
                        continue
                    }
                    if length > 0, length <= 8, let weights = tables.weights(ofWord: word) { block &+= weights }
                    word = 0
                    length = 0
                }
                Self.carry(&block, to: &scores)
            }
        }
    }

    private static func carry(_ block: inout SIMD8<Int16>, to scores: inout SIMD8<Int32>) {
        scores &+= SIMD8<Int32>(truncatingIfNeeded: block)
        block = SIMD8<Int16>(repeating: 0)
    }

    private func addAccents(_ text: String, bytes: Int, to scores: inout SIMD8<Int32>) {
        var text = text
        text.withUTF8 { text in
            for index in 0..<max(0, min(text.count, bytes) - 1) where text[index] & 0xFE == 0xC2 {
                guard let weights = accents.weights(text[index], text[index + 1]) else { continue }
                scores &+= SIMD8<Int32>(truncatingIfNeeded: weights)
            }
        }
    }
}
