/// What a word says about the places beside it. One word may say several things: Portuguese `em` is "in", Creole `nan` too.
struct PlaceCues: OptionSet, Sendable {
    let rawValue: UInt32

    /// Two streets follow each other by it: and, y, e, ak.
    static let and = PlaceCues(rawValue: 1 << 0)
    /// As "School at Highland".
    static let at = PlaceCues(rawValue: 1 << 1)
    static let corner = PlaceCues(rawValue: 1 << 2)
    static let between = PlaceCues(rawValue: 1 << 3)
    /// In front of, across from, behind.
    static let near = PlaceCues(rawValue: 1 << 4)
    static let on = PlaceCues(rawValue: 1 << 5)
    /// Articles and the like, which stand between a cue and a name.
    static let filler = PlaceCues(rawValue: 1 << 6)
    /// Where the writer lives.
    static let home = PlaceCues(rawValue: 1 << 7)
    /// Apartment, floor.
    static let unit = PlaceCues(rawValue: 1 << 8)
    /// As `no.` before a number.
    static let number = PlaceCues(rawValue: 1 << 9)
    static let month = PlaceCues(rawValue: 1 << 10)
    /// What is counted or measured: a number before it is no house.
    static let counted = PlaceCues(rawValue: 1 << 11)
    /// A word of grammar, which may well stand behind an address.
    static let grammar = PlaceCues(rawValue: 1 << 12)
    /// A name of streets that is an ordinary word as well: school, park, spring.
    static let ordinary = PlaceCues(rawValue: 1 << 13)
    /// What stands before "street" where no street is named: the, my, dead-end.
    static let nameless = PlaceCues(rawValue: 1 << 14)
    /// As `to` in "93 to 95".
    static let to = PlaceCues(rawValue: 1 << 15)

    /// Between `calle` and a name: de la.
    static let article = PlaceCues(rawValue: 1 << 16)

    /// Of a city whose streets are numbered within quarters: NW, SE.
    static let quarter = PlaceCues(rawValue: 1 << 17)

    /// As in "the 100 block of".
    static let block = PlaceCues(rawValue: 1 << 18)

    /// By the hash of the folded word.
    static let all: [UInt64: PlaceCues] = {
        var all: [UInt64: PlaceCues] = [:]
        for (cue, words) in PlaceWords.all {
            for word in words.split(whereSeparator: \.isWhitespace) {
                all[FoldedWord.hash(FoldedWord.text(word).utf8), default: []].insert(cue)
            }
        }
        return all
    }()
}
