/// The 32-bit names of features: what a feature is made of goes in, a well-mixed number comes out, even for words and
/// odd for letter sequences. Two features of one name share a weight, which at a hundred thousand features happens to a
/// handful and harms nothing.
enum FeatureHash {
    /// Stands for the beginning and the end of a text in pairs of words.
    static let edge: UInt64 = 0x5BD1_E995_7F4A_7C15

    /// FNV-1a.
    @inline(__always)
    static func word(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var state: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return state
    }

    /// A word by itself.
    @inline(__always)
    static func single(_ word: UInt64) -> UInt32 { mixed(word &+ 0x1, .word) }

    /// Two words in a row.
    @inline(__always)
    static func pair(_ first: UInt64, _ second: UInt64) -> UInt32 {
        mixed((first &* 0x9E37_79B9_7F4A_7C15 &+ second) ^ 0x2, .word)
    }

    /// Two words with one between them.
    @inline(__always)
    static func apart(_ first: UInt64, _ second: UInt64) -> UInt32 {
        mixed((first &* 0xA24B_AED4_963E_E407 &+ second) ^ 0x3, .word)
    }

    /// The shape of a word with digits: each digit is as good as another.
    @inline(__always)
    static func shape(_ word: UInt64) -> UInt32 { mixed((word &* 0xC2B2_AE3D_27D4_EB4F) ^ 0x4, .word) }

    /// Something about the text as a whole.
    static func trait(_ trait: FeatureTrait, _ value: Int) -> UInt32 {
        mixed(UInt64(trait.rawValue) << 32 ^ UInt64(value) &* 0xD6E8_FEB8_6659_FD93 ^ 0x5, .word)
    }

    /// At most seven letters in a row.
    ///
    /// - Parameter packed: their bytes, the last the least significant.
    @inline(__always)
    static func letters(_ packed: UInt64, count: Int) -> UInt32 { mixed(packed | UInt64(count) << 56, .letters) }

    /// What a feature of this name is.
    @inline(__always)
    static func kind(_ hash: UInt32) -> FeatureKind { hash & 1 == 0 ? .word : .letters }

    /// The finaliser of SplitMix64. 0 marks a free place in the vocabulary's table, so no feature is called that.
    @inline(__always)
    private static func mixed(_ state: UInt64, _ kind: FeatureKind) -> UInt32 {
        var state = state &+ 0x9E37_79B9_7F4A_7C15
        state = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        state = (state ^ (state >> 27)) &* 0x94D0_49BB_1331_11EB
        let upper = UInt32(truncatingIfNeeded: (state ^ (state >> 31)) >> 32)
        return kind == .word ? max(2, upper & ~1) : upper | 1
    }
}
