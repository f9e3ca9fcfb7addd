import Foundation
import Testing

@testable import Desk

@Suite("Erlang's formulas")
struct ErlangTests {
    @Test(
        "the probability of waiting, by Erlang C's sum written out",
        arguments: [(1.0, 1), (0.5, 1), (1.5, 3), (8.5, 10), (10, 14), (90, 100), (0, 4), (2, 2)])
    func sum(load: Double, agents: Int) {
        let queue = ErlangC(load: load, agents: agents)
        guard load < Double(agents) else {
            #expect(queue.waiting == 1)
            #expect(queue.meanWait(handling: 1) == nil)
            return
        }
        var term = 1.0
        var states = 0.0
        for count in 0..<agents {
            states += term
            term *= load / Double(count + 1)
        }
        let full = term / (1 - load / Double(agents))
        #expect(abs(queue.waiting - full / (states + full)) < 1e-12)
    }

    @Test("values of the tables: 10 erlangs and 14 agents, three minutes a call")
    func table() throws {
        let queue = ErlangC(load: 10, agents: 14)
        #expect(abs(queue.waiting - 0.1741) < 0.0005)
        #expect(abs(try #require(queue.meanWait(handling: 180)) - 7.83) < 0.03)
        #expect(abs(queue.answered(within: 20, handling: 180) - 0.888) < 0.001)
        #expect(abs(queue.occupancy - 0.714) < 0.001)
        #expect(ErlangC.agents(load: 10, handling: 180, share: 0.8, within: 20)?.agents == 14)
    }

    @Test("the fewest agents: one less does not do")
    func fewest() throws {
        for (load, share) in [(0.3, 0.9), (4, 0.8), (55, 0.95)] {
            let queue = try #require(ErlangC.agents(load: load, handling: 240, share: share, within: 30))
            #expect(queue.answered(within: 30, handling: 240) >= share)
            let fewer = ErlangC(load: load, agents: queue.agents - 1)
            if queue.agents > 1 { #expect(fewer.answered(within: 30, handling: 240) < share) }
        }
        #expect(ErlangC.agents(load: 20_000, handling: 1, share: 0.8, within: 1) == nil)
        #expect(ErlangC.agents(load: .nan, handling: 1, share: 0.8, within: 1) == nil)
        #expect(ErlangC.agents(load: 1, handling: 1, share: 1, within: 1) == nil)
    }

    @Test("with endless patience Erlang A is Erlang C; with none it is Erlang B")
    func limits() throws {
        let patient = ErlangA(arrivals: 8.5 / 240, handling: 240, patience: 1e9, agents: 10)
        let queue = ErlangC(load: 8.5, agents: 10)
        #expect(abs(patient.waiting - queue.waiting) < 1e-4)
        #expect(abs(patient.meanWait - (try #require(queue.meanWait(handling: 240)))) < 0.02)
        #expect(patient.abandoned < 1e-5)
        // Erlang B of 2 erlangs and 2 agents: 2 / (1 + 2 + 2).
        let hasty = ErlangA(arrivals: 2, handling: 1, patience: 1e-7, agents: 2)
        #expect(abs(hasty.abandoned - 0.4) < 1e-4)
    }

    @Test("where patience is as long as handling, the chain is that of endless agents: Poisson")
    func poisson() {
        // p(n) = e^-a aⁿ/n!; waiting from 3 on with 3 agents, a = 4.
        let queue = ErlangA(arrivals: 4, handling: 1, patience: 1, agents: 3)
        let below = exp(-4.0) * (1 + 4 + 8)
        #expect(abs(queue.waiting - (1 - below)) < 1e-9)
    }
}
