import Foundation

/// A waiting line without end before a number of equal agents: calls come at random (Poisson) and nobody hangs up (M/M/n).
///
/// A. K. Erlang, "Solution of some problems in the theory of probabilities of significance in automatic telephone exchanges" (1917). As
/// callers who hang up shorten the line, what it says is on the safe side. The chance of waiting is found from Erlang's loss formula by the
/// recursion that textbooks of teletraffic give, B(0) = 1, B(n) = a·B(n−1) ÷ (n + a·B(n−1)), and from it C = B ÷ (1 − a/n·(1 − B)): no power
/// and no factorial, so nothing overflows with thousands of agents.
package struct ErlangC: Hashable, Sendable {
    /// Work offered, in erlangs: calls an hour times handling time in hours.
    package let load: Double
    /// Mean handling time in seconds, the work after the call included.
    package let handlingSeconds: Double
    package let agents: Int
    /// The share of callers who wait at all, 0 to 1; 1 where the agents cannot keep up.
    package let waitProbability: Double

    /// - Parameters:
    ///   - callsPerHour: below 0 is taken for 0.
    ///   - handlingSeconds: the mean, with the work after the call; below 0 is taken for 0.
    package init(callsPerHour: Double, handlingSeconds: Double, agents: Int) {
        self.handlingSeconds = max(0, handlingSeconds)
        load = max(0, callsPerHour) * self.handlingSeconds / 3_600
        self.agents = max(0, agents)
        guard load > 0 else {
            waitProbability = agents > 0 ? 0 : 1
            return
        }
        guard Double(agents) > load else {
            waitProbability = 1
            return
        }
        let loss = Self.loss(load: load, servers: agents)
        waitProbability = loss / (1 - load / Double(agents) * (1 - loss))
    }

    /// The share of calls that find all servers busy where nobody can wait (Erlang B), 0 to 1.
    package static func loss(load: Double, servers: Int) -> Double {
        guard servers > 0 else { return 1 }
        return (1...servers).reduce(1) { loss, server in load * loss / (Double(server) + load * loss) }
    }

    /// The share of callers answered within so many seconds, 0 to 1.
    package func serviceLevel(within seconds: Double) -> Double {
        guard load > 0 else { return agents > 0 ? 1 : 0 }
        guard Double(agents) > load else { return 0 }
        return 1 - waitProbability * exp(-(Double(agents) - load) * max(0, seconds) / handlingSeconds)
    }

    /// The mean time to the answer in seconds, over all callers; nil where the line only grows.
    package var averageWait: Double? {
        guard load > 0 else { return agents > 0 ? 0 : nil }
        return Double(agents) > load ? waitProbability * handlingSeconds / (Double(agents) - load) : nil
    }

    /// The share of their time for which agents are busy, 0 to 1.
    package var occupancy: Double { agents > 0 ? min(1, load / Double(agents)) : 1 }
}
