/// Finds the keywords of many owners in one walk over a folded text, however many keywords there are: the hash of a word, of a
/// word's beginning, or of two words in a row leads to the keywords that begin so, and only those are compared byte by byte.
struct KeywordIndex: Sendable {
    /// A keyword that stands in the text, and whose it is.
    struct Match {
        var owner: Int
        /// As it is configured.
        var keyword: String
    }

    /// A keyword after folding: where its bytes stand in `pool`, without the leading space. A whole phrase ends in a space,
    /// a prefix does not, so that comparing bytes is all there is to do.
    private struct Phrase {
        var owner: Int
        /// The index of the keyword as it is configured.
        var keyword: Int
        var bytes: Range<Int>
        var hash: UInt64
    }

    /// A place of the hash table; phrases of one hash stand side by side.
    private struct Slot {
        var hash: UInt64 = 0
        /// The first phrase of this hash + 1; 0 where the slot is free.
        var phrase = 0
    }

    /// What a walk needs, lent without a copy or a check at each step.
    private struct Tables {
        let phrases: UnsafeBufferPointer<Phrase>
        let pool: UnsafeBufferPointer<UInt8>
        let slots: UnsafeBufferPointer<Slot>
        let filter: UnsafeBufferPointer<UInt64>
        let prefixLengths: UInt64
    }

    /// The owners found so far, each with the index of the keyword that was found first.
    private struct Found {
        var isSeen: [Bool]
        var matches: [(owner: Int, keyword: Int)] = []
    }

    /// Bytes of a keyword; prefixes of less than 64 are found.
    private static let longest = 60
    private static let space = UInt8(ascii: " ")

    private var phrases: [Phrase] = []
    private var pool: [UInt8] = []
    private var configured: [String] = []
    /// Open addressing over the phrases' hashes.
    private var slots = [Slot()]
    /// One bit for the upper 16 bits of every phrase's hash: what is not in it needs no look into the slots, and it stays in
    /// the processor's nearest cache.
    private var filter = [UInt64](repeating: 0, count: 1024)
    /// Bit n is set where some keyword is a prefix of n bytes within one word.
    private var prefixLengths: UInt64 = 0
    private let owners: Int

    /// - Parameter keywords: for each owner its keywords; those that fold to nothing are left out.
    init(_ keywords: [[String]]) {
        owners = keywords.count
        for (owner, keywords) in keywords.enumerated() {
            for keyword in keywords { add(keyword, owner: owner) }
        }
        // Owners stay in their order within one hash, since the sort key ends with the owner.
        phrases.sort { ($0.hash, $0.owner) < ($1.hash, $1.owner) }
        fillSlots()
    }

    /// Why a keyword would not be found as it is meant, in words for the operator; nil where it would.
    static func problem(with keyword: String) -> String? {
        if FoldedText(keyword).isEmpty { return "'\(keyword)' holds no letter or digit" }
        if keyword.utf8.count > longest { return "'\(keyword.prefix(20))…' is longer than \(longest) bytes" }
        if keyword.utf8.dropLast().contains(UInt8(ascii: "*")) { return "'\(keyword)': * may only stand last" }
        return nil
    }

    /// The owners of which a keyword stands in the text, each once, with the keyword that was found first.
    func matches(in text: FoldedText) -> [Match] {
        guard !phrases.isEmpty else { return [] }
        var found = Found(isSeen: Array(repeating: false, count: owners))
        phrases.withUnsafeBufferPointer { phrases in
            pool.withUnsafeBufferPointer { pool in
                slots.withUnsafeBufferPointer { slots in
                    filter.withUnsafeBufferPointer { filter in
                        let tables = Tables(
                            phrases: phrases, pool: pool, slots: slots, filter: filter, prefixLengths: prefixLengths)
                        text.bytes.withUnsafeBufferPointer { Self.walk($0, tables, into: &found) }
                    }
                }
            }
        }
        return found.matches.map { Match(owner: $0.owner, keyword: configured[$0.keyword]) }
    }

    private mutating func add(_ keyword: String, owner: Int) {
        let isPrefix = keyword.utf8.last == UInt8(ascii: "*")
        var folded = FoldedText(keyword).bytes.dropFirst()
        guard !folded.isEmpty else { return }
        if isPrefix { folded = folded.dropLast() }
        let (hash, prefixLength) = Self.key(of: folded, isPrefix: isPrefix)
        // Longer ones than the bit set has room for are refused beforehand (`problem`).
        if let prefixLength, prefixLength < 64 { prefixLengths |= 1 << UInt64(prefixLength) }
        let bytes = pool.count..<(pool.count + folded.count)
        pool.append(contentsOf: folded)
        phrases.append(Phrase(owner: owner, keyword: configured.count, bytes: bytes, hash: hash))
        configured.append(keyword)
    }

    /// The hash under which a phrase is looked up, and its length where that is a word's beginning: of its first two words where
    /// both are whole, of the first where only that one is, else of the one word that it begins.
    private static func key(of phrase: ArraySlice<UInt8>, isPrefix: Bool) -> (hash: UInt64, prefixLength: Int?) {
        let words = phrase.split(separator: space)
        let hashes = words.map { word in
            word.reduce(into: Hash()) { $0.add($1) }
        }
        if words.count == 1 { return isPrefix ? (hashes[0].prefixValue, words[0].count) : (hashes[0].value, nil) }
        if words.count == 2, isPrefix { return (hashes[0].value, nil) }
        return (hashes[1].value(after: hashes[0]), nil)
    }

    private mutating func fillSlots() {
        var size = 16
        while size < phrases.count * 4 { size *= 2 }
        slots = Array(repeating: Slot(), count: size)
        for (index, phrase) in phrases.enumerated() where index == 0 || phrases[index - 1].hash != phrase.hash {
            var slot = Int(truncatingIfNeeded: phrase.hash) & (size - 1)
            while slots[slot].phrase != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Slot(hash: phrase.hash, phrase: index + 1)
            filter[Int(phrase.hash >> 54)] |= 1 << (phrase.hash >> 48 & 63)
        }
    }

    private static func walk(_ text: UnsafeBufferPointer<UInt8>, _ tables: Tables, into found: inout Found) {
        var index = 1
        var previous = Hash()
        var previousStart = 1
        while index < text.count {
            let start = index
            var hash = Hash()
            while text[index] != space {
                hash.add(text[index])
                index &+= 1
                // Shifting by 64 and more gives 0: longer prefixes there are none.
                if (tables.prefixLengths >> UInt64(index &- start)) & 1 == 1 {
                    collect(hash.prefixValue, at: start, text, tables, &found)
                }
            }
            collect(hash.value, at: start, text, tables, &found)
            if start > 1 { collect(hash.value(after: previous), at: previousStart, text, tables, &found) }
            previous = hash
            previousStart = start
            index &+= 1
        }
    }

    @inline(__always)
    private static func collect(
        _ hash: UInt64, at start: Int, _ text: UnsafeBufferPointer<UInt8>, _ tables: Tables, _ found: inout Found
    ) {
        guard tables.filter[Int(hash >> 54)] >> (hash >> 48 & 63) & 1 == 1 else { return }
        var slot = Int(truncatingIfNeeded: hash) & (tables.slots.count &- 1)
        while tables.slots[slot].phrase != 0 {
            if tables.slots[slot].hash == hash {
                return compare(from: tables.slots[slot].phrase - 1, at: start, text, tables, &found)
            }
            slot = (slot &+ 1) & (tables.slots.count &- 1)
        }
    }

    /// Compares the phrases of one hash with the text at `start`.
    private static func compare(
        from first: Int, at start: Int, _ text: UnsafeBufferPointer<UInt8>, _ tables: Tables, _ found: inout Found
    ) {
        let hash = tables.phrases[first].hash
        var candidate = first
        while candidate < tables.phrases.count, tables.phrases[candidate].hash == hash {
            let phrase = tables.phrases[candidate]
            candidate += 1
            guard !found.isSeen[phrase.owner], start + phrase.bytes.count <= text.count else { continue }
            var offset = 0
            while offset < phrase.bytes.count, text[start &+ offset] == tables.pool[phrase.bytes.lowerBound &+ offset] {
                offset &+= 1
            }
            guard offset == phrase.bytes.count else { continue }
            found.isSeen[phrase.owner] = true
            found.matches.append((phrase.owner, phrase.keyword))
        }
    }

    /// FNV-1a over a word's bytes, with the bits mixed at the end. A whole word, a word's beginning and a pair of words get different
    /// values, so that none is looked up as another.
    private struct Hash {
        private var state: UInt64 = 0xCBF2_9CE4_8422_2325

        @inline(__always)
        mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

        var value: UInt64 { Self.mixed(state) }
        var prefixValue: UInt64 { ~Self.mixed(state) }
        func value(after previous: Hash) -> UInt64 { Self.mixed(state &+ (previous.state &* 0x9E37_79B9_7F4A_7C15)) }

        private static func mixed(_ state: UInt64) -> UInt64 {
            let folded = (state ^ (state >> 32)) &* 0x9E37_79B9_7F4A_7C15
            return folded ^ (folded >> 32)
        }
    }
}
