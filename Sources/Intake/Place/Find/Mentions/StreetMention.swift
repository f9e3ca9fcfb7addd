/// Words of a text that may name a street.
struct StreetMention: Sendable {
    /// The tokens of name and type.
    var tokens: Range<Int>
    /// The streets that are called so.
    var streets: [Int]
    /// The type that stands behind the name, or before it.
    var said: StreetType?
    /// Whether a street of that name has this type, or the name needs none.
    var agrees: Bool
    /// `calle School`: a word before the name says that it is a street.
    var isPrefixed = false
    /// Letters that are wrong.
    var distance: Int
    /// Written with a capital letter, in a text that does not write everything so.
    var isCapital: Bool
    /// Its name is a word of every day.
    var isOrdinary: Bool

    /// Whether nothing but a street can be meant.
    var isPlain: Bool { said != nil || isPrefixed }

    /// Whether the name needs no type, as Broadway.
    var isComplete: Bool { said == nil && agrees }

    /// What the way in which it is written leaves of the confidence.
    var quality: Double {
        let spelling = [1, 0.93, 0.82][min(2, distance)]
        return spelling * (said == nil || agrees ? 1 : 0.82)
    }
}
