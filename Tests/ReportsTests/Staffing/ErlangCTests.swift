import Foundation
import Reports
import Testing

@Suite struct ErlangCTests {
    /// Printed tables of Erlang B: the load in erlangs that so many lines carry with one call lost in a hundred.
    @Test(
        "loss tables",
        arguments: [(1, 0.0101), (2, 0.153), (5, 1.36), (10, 4.46), (20, 12.0), (50, 37.9), (100, 84.1)])
    func loss(lines: Int, load: Double) {
        #expect(abs(ErlangC.loss(load: load, servers: lines) - 0.01) < 0.0003)
    }

    /// The worked example that the trade uses: 100 calls in half an hour of three minutes each, ten erlangs.
    @Test("ten erlangs, fourteen agents")
    func worked() throws {
        let line = ErlangC(callsPerHour: 200, handlingSeconds: 180, agents: 14)
        #expect(line.load == 10)
        #expect(abs(line.waitProbability - 0.1741) < 0.0005)
        #expect(abs(line.serviceLevel(within: 20) - 0.888) < 0.001)
        #expect(abs(try #require(line.averageWait) - 7.8) < 0.05)
        #expect(abs(line.occupancy - 0.714) < 0.001)
    }

    /// Erlang's own form, with powers and factorials.
    private func direct(load: Double, agents: Int) -> Double {
        var term = 1.0
        var sum = 1.0
        for agent in 1..<agents {
            term *= load / Double(agent)
            sum += term
        }
        let last = term * load / Double(agents) * Double(agents) / (Double(agents) - load)
        return last / (sum + last)
    }

    @Test("the recursion is the formula", arguments: [1, 2, 3, 7, 15, 40])
    func formula(agents: Int) {
        for tenth in 1..<10 {
            let load = Double(agents) * Double(tenth) / 10
            let line = ErlangC(callsPerHour: load * 10, handlingSeconds: 360, agents: max(2, agents))
            guard agents > 1 else { continue }
            #expect(abs(line.waitProbability - direct(load: load, agents: agents)) < 1e-12)
        }
        // One agent is the M/M/1 line: callers wait as often as the agent is busy.
        let single = ErlangC(callsPerHour: 6, handlingSeconds: 360, agents: 1)
        #expect(abs(single.waitProbability - 0.6) < 1e-12)
    }

    @Test("five thousand agents overflow nothing, and too few answer nobody in time")
    func edges() {
        let many = ErlangC(callsPerHour: 60_000, handlingSeconds: 290, agents: 5_000)
        #expect(many.waitProbability > 0 && many.waitProbability < 0.5 && many.serviceLevel(within: 20) > 0.9)
        let few = ErlangC(callsPerHour: 60, handlingSeconds: 300, agents: 5)
        #expect(few.waitProbability == 1 && few.averageWait == nil && few.serviceLevel(within: 600) == 0)
        let nobody = ErlangC(callsPerHour: 0, handlingSeconds: 300, agents: 1)
        #expect(nobody.serviceLevel(within: 0) == 1 && nobody.averageWait == 0)
    }
}
