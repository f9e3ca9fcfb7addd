/// A word or number of a text, with what finding places wants to know of it.
struct PlaceToken: Sendable {
    /// What stands between a token and the one before it.
    struct Gap: OptionSet, Sendable {
        let rawValue: UInt16
        static let space = Gap(rawValue: 1)
        static let line = Gap(rawValue: 1 << 1)
        static let comma = Gap(rawValue: 1 << 2)
        static let point = Gap(rawValue: 1 << 3)
        /// Ends a sentence or a part of it: ! ? ; : and brackets.
        static let stop = Gap(rawValue: 1 << 4)
        static let slash = Gap(rawValue: 1 << 5)
        static let at = Gap(rawValue: 1 << 6)
        static let and = Gap(rawValue: 1 << 7)
        static let hyphen = Gap(rawValue: 1 << 8)
        static let hash = Gap(rawValue: 1 << 9)
        static let money = Gap(rawValue: 1 << 10)
        /// An empty line.
        static let paragraph = Gap(rawValue: 1 << 11)
        static let other = Gap(rawValue: 1 << 12)
        /// Signs that join two streets.
        static let joining: Gap = [.slash, .at, .and]
    }

    /// Its bytes in the text.
    var range: Range<Int>
    var gap: Gap
    /// Of the folded word.
    var hash: UInt64
    /// Its bytes in the pool of folded words.
    var folded: Range<Int>
    /// A number's value; -1 for a word.
    var number: Int32 = -1
    /// Digits of a number.
    var digits: UInt8 = 0
    /// Whether a house may have this number: no date, time, amount, telephone or postal code.
    var isHouse = false
    /// The word of the gazetteer; -1 for none.
    var word: Int32 = -1
    var cues: PlaceCues = []
    /// The type of street that it says behind a name.
    var ending: StreetType?
    /// The type of street that it says before a name.
    var beginning: StreetType?
    var isCapital = false

    /// Whether a name may go on with it.
    var goesOn: Bool { gap.isSubset(of: [.space, .point, .hyphen, .line]) && !gap.isSuperset(of: [.point, .line]) }
    /// Whether it belongs to the same phrase; a comma may stand before it.
    var isNear: Bool { gap.isSubset(of: [.space, .point, .hyphen, .comma, .hash, .line]) }
}
