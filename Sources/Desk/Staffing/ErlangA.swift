/// The queue M/M/c+M: as `ErlangC`, but who waits gives up after a time that varies by chance (exponential). C. Palm, 1946.
package struct ErlangA: Hashable, Sendable {
    /// How likely a contact has to wait.
    package let waiting: Double
    /// The share of contacts that give up.
    package let abandoned: Double
    /// The mean wait over all contacts, until they are answered or give up; in the unit of `handling`.
    package let meanWait: Double

    /// - Parameters:
    ///   - arrivals: contacts in a unit of time; positive.
    ///   - handling: the mean handling time; positive.
    ///   - patience: the mean time after which who waits gives up; positive.
    package init(arrivals: Double, handling: Double, patience: Double, agents: Int) {
        let agents = max(1, agents)
        // The chain of how many are there, from state to state: p(n+1) / p(n) = arrivals / departures in n+1. Scaled against overflow.
        var probability = 1.0
        var total = 1.0
        var waiting = 0.0
        var queue = 0.0
        var count = 0
        while count < 1_000_000 {
            if count >= agents {
                waiting += probability
                queue += probability * Double(count - agents)
            }
            count += 1
            let busy = Double(min(count, agents)) / handling
            let leaving = busy + Double(max(0, count - agents)) / patience
            probability *= arrivals / leaving
            total += probability
            if total > 1e200 {
                probability /= 1e200
                total /= 1e200
                waiting /= 1e200
                queue /= 1e200
            }
            if count > agents, probability < total * 1e-15, arrivals < leaving { break }
        }
        self.waiting = waiting / total
        meanWait = queue / total / arrivals
        abandoned = meanWait / patience
    }
}
