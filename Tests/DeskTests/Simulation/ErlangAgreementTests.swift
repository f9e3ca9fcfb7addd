import Intake
import Testing

@testable import Desk

/// Where Erlang's assumptions hold, the floor is his queue. Shown in two steps, since a mean wait needs very many contacts to be known
/// within 2 %: contact by contact, the floor makes people wait exactly as long as the recursion of such a queue; and the recursion, over a
/// million contacts and several seeds, agrees with the formula.
@Suite("The simulation and Erlang's formulas")
struct ErlangAgreementTests {
    /// One channel, agents who take one thing at a time and at once.
    private func plan(_ arrivals: [SimulatedArrival], agents: Int, patience: TimeDistribution? = nil) -> SimulationPlan
    {
        var policy = FloorPolicy()
        policy[.phone] = ChannelRule(weight: 10, cap: 1, offerLimit: .seconds(60), pace: .seconds(10), isLive: true)
        let channel = SimulatedChannel(
            .phone, perHour: [], handling: .exponential(mean: .seconds(240)), patience: patience, target: .seconds(20))
        return SimulationPlan(
            channels: [channel], arrivals: arrivals,
            shifts: [SimulatedShift("all", count: agents, answering: .fixed(.zero))], policy: policy, days: 100)
    }

    /// Contacts by chance, in whole milliseconds.
    private func arrivals(_ count: Int, load: Double, seed: UInt64) -> [SimulatedArrival] {
        var random = SimulationRandom(seed: seed)
        var at = 0.0
        return (0..<count).map { _ in
            at += random.exponential(mean: 240_000 / load)
            let handling = random.exponential(mean: 240_000).rounded(.up)
            return SimulatedArrival(at: Int64(at), kind: .phone, handling: handling)
        }
    }

    @Test(
        "contact by contact, the floor's waits are the recursion's",
        arguments: [(1, 0.7, 1), (3, 2.4, 2), (5, 4.5, 3), (10, 8.5, 4), (10, 8.5, 5), (6, 3.0, 6)]
            as [(Int, Double, UInt64)])
    func exactly(agents: Int, load: Double, seed: UInt64) {
        let arrivals = arrivals(700, load: load, seed: seed)
        let report = Simulation.run(plan(arrivals, agents: agents), seed: 1)
        var queue = ManyServerQueue(servers: agents)
        let waits = arrivals.map { Int64(queue.wait(at: Double($0.at), handling: $0.handling ?? 0)) }
        #expect(report.total.waits == waits.sorted())
        #expect(report.total.left == 0)
        #expect(waits.contains { $0 > 0 })
    }

    @Test("the recursion agrees with Erlang C within 2 %", arguments: [(3, 2.1), (10, 7.5), (14, 10.0)])
    func erlangC(agents: Int, load: Double) throws {
        let formula = ErlangC(load: load, agents: agents)
        let mean = try #require(formula.meanWait(handling: 240_000))
        var waited = 0
        var sum = 0.0
        let (seeds, count) = (4, 250_000)
        for seed in 0..<seeds {
            var random = SimulationRandom(seed: UInt64(31 + seed))
            var queue = ManyServerQueue(servers: agents)
            var at = 0.0
            for _ in 0..<count {
                at += random.exponential(mean: 240_000 / load)
                let wait = queue.wait(at: at, handling: random.exponential(mean: 240_000))
                if wait > 0 { waited += 1 }
                sum += wait
            }
        }
        let contacts = Double(seeds * count)
        #expect(abs(Double(waited) / contacts / formula.waiting - 1) < 0.02)
        #expect(abs(sum / contacts / mean - 1) < 0.02)
    }

    @Test("with residents who give up, the shares are near Erlang A's")
    func erlangA() {
        let report = Simulation.run(
            plan(arrivals(4_000, load: 5, seed: 8), agents: 5, patience: .exponential(mean: .seconds(180))), seed: 3)
        let formula = ErlangA(arrivals: 5 / 240, handling: 240, patience: 180, agents: 5)
        let abandoned = Double(report.total.abandoned) / Double(report.total.arrived)
        // 4,000 contacts tell the share to about a tenth of itself.
        #expect(abs(abandoned / formula.abandoned - 1) < 0.15)
    }
}
