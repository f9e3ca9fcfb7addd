/// All names of streets, landmarks and towns, found word by word in one walk, exactly or misspelt.
struct PlaceNames: Sendable {
    /// What a name names.
    enum Named: Hashable, Sendable {
        /// A street by its number, and the type that this name of it has: `Mass Ave` is another name of Massachusetts Avenue.
        case street(Int32, StreetType?)
        case landmark(Int32)
        /// A town that is not this city, by its number among the landmarks.
        case town(Int32)
        /// This city itself.
        case city
    }

    /// Words of a name that are looked at; a longer one ends there.
    static let mostWords = 8

    private var words: [[UInt8]] = []
    private var wordNumbers: [UInt64: Int32] = [:]
    /// From a node by a word to the next.
    private var edges: [UInt64: Int32] = [:]
    private var named: [[Named]] = [[]]
    private(set) var misspellings = MisspellingIndex([])

    /// - Parameters:
    ///   - streets: for each street its names.
    ///   - landmarks: for each its names, and whether it is another town.
    ///   - cities: this city's names.
    init(streets: [[StreetName]], landmarks: [(names: [String], isTown: Bool)], cities: [String]) {
        for (index, names) in streets.enumerated() {
            for name in names { add(name.name, .street(Int32(index), name.type)) }
        }
        for (index, landmark) in landmarks.enumerated() {
            for name in landmark.names { add(name, landmark.isTown ? .town(Int32(index)) : .landmark(Int32(index))) }
        }
        for city in cities { add(city, .city) }
        for (variant, usual) in WordVariants.all {
            guard let number = wordNumbers[FoldedWord.hash(usual.utf8)] else { continue }
            wordNumbers[FoldedWord.hash(variant.utf8)] = number
        }
        misspellings = MisspellingIndex(words)
    }

    /// The number of a folded word that stands in some name; nil where none has it.
    func word(_ hash: UInt64) -> Int32? { wordNumbers[hash] }

    /// The node before any word.
    static let root: Int32 = 0

    /// One word further; nil where no name goes on so.
    func next(_ node: Int32, _ word: Int32) -> Int32? { edges[Self.edge(node, word)] }

    /// What is named by the words up to this node.
    func named(at node: Int32) -> [Named] { named[Int(node)] }

    /// The length of a word in letters.
    func length(of word: Int32) -> Int { words[Int(word)].count }

    private mutating func add(_ name: String, _ what: Named) {
        var node = Self.root
        let parts = FoldedWord.words(name).prefix(Self.mostWords)
        guard !parts.isEmpty else { return }
        for part in parts {
            let word = number(of: WordVariants.usual(part))
            if let next = edges[Self.edge(node, word)] {
                node = next
            } else {
                let next = Int32(named.count)
                edges[Self.edge(node, word)] = next
                named.append([])
                node = next
            }
        }
        if !named[Int(node)].contains(what) { named[Int(node)].append(what) }
    }

    private mutating func number(of word: String) -> Int32 {
        let hash = FoldedWord.hash(word.utf8)
        if let number = wordNumbers[hash] { return number }
        let number = Int32(words.count)
        wordNumbers[hash] = number
        words.append(Array(word.utf8))
        return number
    }

    private static func edge(_ node: Int32, _ word: Int32) -> UInt64 { UInt64(node) << 32 | UInt64(UInt32(word)) }
}
