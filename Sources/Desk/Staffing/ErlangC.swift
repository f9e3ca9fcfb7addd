import Foundation

/// The queue M/M/c: contacts come by chance (Poisson), are handled for a time that varies by chance (exponential), one at a time by any of c
/// agents, oldest first, and nobody gives up. A. K. Erlang, 1917.
package struct ErlangC: Hashable, Sendable {
    /// Work that comes in, in erlangs: contacts an hour times hours of handling each.
    package let load: Double
    package let agents: Int
    /// How likely a contact has to wait; 1 where the agents cannot keep up.
    package let waiting: Double

    /// - Parameters:
    ///   - load: not negative.
    ///   - agents: at least 1.
    package init(load: Double, agents: Int) {
        self.load = max(0, load)
        self.agents = max(1, agents)
        guard self.load < Double(self.agents) else {
            waiting = 1
            return
        }
        // Erlang B by its recursion, which neither overflows nor loses digits, and C from it.
        var blocked = 1.0
        for count in 1...self.agents { blocked = self.load * blocked / (Double(count) + self.load * blocked) }
        waiting = blocked / (1 - self.load / Double(self.agents) * (1 - blocked))
    }

    /// The share of their time that agents are busy; 1 where they cannot keep up.
    package var occupancy: Double { min(1, load / Double(agents)) }

    /// The mean wait over all contacts, also those that do not wait; nil where the agents cannot keep up.
    ///
    /// - Parameter handling: the mean handling time; the wait comes in its unit.
    package func meanWait(handling: Double) -> Double? {
        load < Double(agents) ? waiting * handling / (Double(agents) - load) : nil
    }

    /// The share of contacts that are answered within a time.
    package func answered(within time: Double, handling: Double) -> Double {
        guard load < Double(agents), handling > 0 else { return load < Double(agents) ? 1 : 0 }
        return 1 - waiting * exp(-(Double(agents) - load) * time / handling)
    }

    /// The fewest agents by whom so large a share is answered within the time; nil where that takes more than 10,000.
    ///
    /// - Parameter share: below 1.
    package static func agents(load: Double, handling: Double, share: Double, within time: Double) -> ErlangC? {
        guard load.isFinite, load >= 0, load < 10_000, share < 1 else { return nil }
        for count in max(1, Int(load))...10_000 {
            let queue = ErlangC(load: load, agents: count)
            if load < Double(count), queue.answered(within: time, handling: handling) >= share { return queue }
        }
        return nil
    }
}
