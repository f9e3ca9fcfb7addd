/// The house numbers of one side of a stretch of street, in the direction in which the stretch is drawn.
package struct HouseRange: Hashable, Sendable {
    /// No house has a higher number.
    package static let highest = 99_999

    /// At the stretch's begin; may be the higher one.
    package let from: Int
    /// At its end.
    package let to: Int

    /// Nil where no house can have such a number.
    package init?(from: Int, to: Int) {
        guard (1...Self.highest).contains(from), (1...Self.highest).contains(to) else { return nil }
        self.from = from
        self.to = to
    }

    /// Whether the number lies in it, as houses of this side go: where both ends are odd or both even, so is every house.
    func holds(_ number: Int) -> Bool { distance(to: number) == 0 && isOfSide(number) }

    /// Whether the number may be on this side.
    func isOfSide(_ number: Int) -> Bool { (from - to) % 2 != 0 || (number - from) % 2 == 0 }

    /// How many numbers outside it lies; 0 between its ends.
    func distance(to number: Int) -> Int {
        max(0, min(from, to) - number, number - max(from, to))
    }

    /// How far along the stretch the house stands, 0 to 1; beyond an end, at that end.
    func share(of number: Int) -> Double {
        guard from != to else { return 0.5 }
        return max(0, min(1, Double(number - from) / Double(to - from)))
    }
}
