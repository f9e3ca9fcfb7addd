import Foundation

/// How often each term stands in a text, in the terms' order, so that sums over them come out the same in every run.
struct TermCounts<Term: Hashable & Comparable & Sendable>: Hashable, Sendable {
    let terms: [Term]
    let counts: [Int]

    init(_ counts: [Term: Int]) {
        terms = counts.keys.sorted()
        self.counts = terms.map { counts[$0] ?? 0 }
    }

    var isEmpty: Bool { terms.isEmpty }

    /// The terms that both have, in their order.
    func shared(with other: Self) -> [Term] {
        var shared: [Term] = []
        meet(other) { here, _ in shared.append(terms[here]) }
        return shared
    }

    /// The cosine of both, each term weighted: 0 where they share nothing, 1 where they are the same.
    ///
    /// - Parameter isDamped: a term that stands often counts by the logarithm of how often.
    func likeness(to other: Self, isDamped: Bool = true, weight: (Term) -> Double) -> Double {
        let mine = weighted(isDamped, weight)
        let theirs = other.weighted(isDamped, weight)
        var product = 0.0
        meet(other) { here, there in product += mine[here] * theirs[there] }
        let lengths = (Self.square(mine) * Self.square(theirs)).squareRoot()
        return lengths > 0 ? product / lengths : 0
    }

    private func weighted(_ isDamped: Bool, _ weight: (Term) -> Double) -> [Double] {
        zip(terms, counts).map { term, count in
            (isDamped ? 1 + log(Double(count)) : Double(count)) * weight(term)
        }
    }

    private static func square(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 } }

    private func meet(_ other: Self, _ body: (Int, Int) -> Void) {
        var (here, there) = (0, 0)
        while here < terms.count, there < other.terms.count {
            if terms[here] == other.terms[there] {
                body(here, there)
                here += 1
                there += 1
            } else if terms[here] < other.terms[there] {
                here += 1
            } else {
                there += 1
            }
        }
    }
}
