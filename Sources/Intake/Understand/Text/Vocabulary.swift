import Foundation

/// The features that a model knows, with how rare each is.
struct Vocabulary: Sendable, Equatable {
    /// More are not kept; the most frequent win.
    static let limit = 1 << 17

    /// Undoes the length √½ of a sort of features.
    private static let wordLength = Float(2).squareRoot()

    /// The names of the features in rising order; a feature's number is its place here.
    let hashes: [UInt32]
    /// Inverse document frequency of each: ln((1 + texts) / (1 + texts that have it)) + 1.
    let rarity: [Float]
    /// Open addressing by the upper bits of a name: number + 1, 0 is free.
    private let slots: [UInt32]
    private let shift: UInt32

    /// - Parameters:
    ///   - hashes: rising, each once, none 0.
    ///   - rarity: as many.
    init(hashes: [UInt32], rarity: [Float]) {
        self.hashes = hashes
        self.rarity = rarity
        var bits: UInt32 = 4
        while 1 << bits < hashes.count * 2 { bits += 1 }
        var slots = [UInt32](repeating: 0, count: 1 << bits)
        for (index, hash) in hashes.enumerated() {
            var slot = Int(hash >> (32 - bits))
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(index + 1)
        }
        self.slots = slots
        shift = 32 - bits
    }

    /// - Parameters:
    ///   - texts: in how many texts each stands.
    ///   - count: how many texts there are.
    init(hashes: [UInt32], texts: [UInt32], of count: Int) {
        self.init(hashes: hashes, rarity: texts.map { log(Float(count + 1) / Float($0 + 1)) + 1 })
    }

    var count: Int { hashes.count }

    /// The feature's number; nil where it is not known.
    func number(of hash: UInt32) -> Int? {
        var slot = Int(hash >> shift)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if hashes[number] == hash { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The known features of a text with their weights: 1 + ln(how often), times the rarity, each sort of features of
    /// length √½.
    func vector(of scanner: FeatureScanner) -> FeatureVector {
        var found: [UInt32] = []
        found.reserveCapacity(scanner.occurrences.count)
        for occurrence in scanner.occurrences {
            if let number = number(of: occurrence.hash) { found.append(UInt32(number)) }
        }
        found.sort()
        var vector = FeatureVector(capacity: found.count)
        var squares = SIMD2<Float>(0, 0)
        var index = 0
        while index < found.count {
            var end = index + 1
            while end < found.count, found[end] == found[index] { end += 1 }
            let often = end - index
            let value = (often == 1 ? 1 : 1 + log(Float(often))) * rarity[Int(found[index])]
            vector.append(found[index], value)
            squares[kind(found[index])] += value * value
            index = end
        }
        let factors = (SIMD2<Float>(repeating: 0.5) / pointwiseMax(squares, SIMD2(repeating: 1e-20))).squareRoot()
        vector.scale { factors[kind($0)] }
        return vector
    }

    /// The words alone of a text's features, of length 1.
    func words(of vector: FeatureVector) -> FeatureVector {
        var words = FeatureVector(capacity: vector.numbers.count / 3)
        for (number, value) in zip(vector.numbers, vector.values) where kind(number) == 0 {
            words.append(number, value * Self.wordLength)
        }
        return words
    }

    @inline(__always)
    private func kind(_ number: UInt32) -> Int { Int(FeatureHash.kind(hashes[Int(number)]).rawValue) }
}
