/// Tells whether a place that was found is the one that somebody named.
struct PlaceMatch {
    private let finder: PlaceFinder
    private let reach: Double

    init(_ finder: PlaceFinder, reach: Double) {
        self.finder = finder
        self.reach = reach
    }

    /// By the words where there are some, otherwise by the coordinates.
    func isRight(_ found: FoundPlace, _ example: PlaceExample) -> Bool {
        guard let said = example.said else {
            guard let point = example.point, let own = found.point else { return false }
            return point.metres(to: own) <= reach
        }
        return isSame(found, said)
    }

    /// The words are read as a text is: `93 School St`, `93 school street, Somerville` and `93 School Street` are one place, and so are a
    /// corner and the same with its streets in the other order.
    private func isSame(_ found: FoundPlace, _ said: String) -> Bool {
        if folded(found.text) == folded(said) { return true }
        guard let meant = finder.places(in: said).best else { return false }
        if meant.isInside == false || found.isInside == false {
            return meant.isInside == found.isInside && folded(found.text) == folded(meant.text)
        }
        switch meant.kind {
        case .address:
            // A landmark is as good as its address.
            return found.house == meant.house && found.streets == meant.streets && found.kind == .address
                || found.kind == .landmark && folded(found.text).hasSuffix(folded(meant.text))
        case .corner: return found.kind == .corner && Set(found.streets) == Set(meant.streets)
        case .block:
            return found.kind == .block && found.streets.first == meant.streets.first
                && Set(found.streets) == Set(meant.streets)
        case .landmark: return folded(found.text) == folded(meant.text)
        // What is more exact than the street is right too.
        case .street: return found.streets.first == meant.streets.first && !meant.streets.isEmpty
        case .point:
            guard let a = found.point, let b = meant.point else { return false }
            return a.metres(to: b) <= reach
        case .town: return found.text == meant.text
        }
    }

    private func folded(_ text: String) -> String {
        FoldedWord.words(text).map { WordVariants.usual($0) }.joined(separator: " ")
    }
}
