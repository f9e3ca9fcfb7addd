import ArgumentParser
import Desk
import Foundation
import Intake

/// The simulation beside Erlang C, where his assumptions hold.
struct ErlangFigure: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erlang",
        abstract: "Simulates calls by chance through the floor and prints how far the waits are from Erlang C's.",
        discussion: "Calls of four minutes on average, one at a time, nobody gives up; several seeds together.")

    @Option(help: "Days of each seed; a day has about a thousand calls at 3 agents, and 3,600 at 14.")
    var days = 100

    @Option(help: "Seeds.")
    var seeds = 4

    func run() throws {
        for (agents, load) in [(3, 2.1), (10, 7.5), (14, 10.0)] {
            let start = CPUClock.seconds
            let formula = ErlangC(load: load, agents: agents)
            var (calls, waited, sum) = (0, 0.0, 0.0)
            for seed in 1...max(1, seeds) {
                let total = Simulation.run(plan(agents: agents, load: load), seed: UInt64(seed)).total
                calls += total.answered
                waited += total.waited * Double(total.answered)
                sum += total.meanWait * Double(total.answered)
            }
            let share = waited / Double(calls)
            let mean = sum / Double(calls) / 1_000
            let expected = formula.meanWait(handling: 240) ?? .infinity
            let figures = [share, formula.waiting, 100 * (share / formula.waiting - 1)]
            let times = [mean, expected, 100 * (mean / expected - 1), CPUClock.seconds - start]
            print(
                "\(agents) agents, \(load) erlangs, \(calls) calls:",
                String(format: "waiting %.4f, formula %.4f (%+.1f %%);", figures[0], figures[1], figures[2]),
                String(format: "mean %.2f s, formula %.2f s (%+.1f %%); %.0f s", times[0], times[1], times[2], times[3])
            )
        }
    }

    private func plan(agents: Int, load: Double) -> SimulationPlan {
        var policy = FloorPolicy()
        policy[.phone] = ChannelRule(weight: 10, cap: 1, offerLimit: .seconds(60), pace: .seconds(10), isLive: true)
        let calls = SimulatedChannel(
            .phone, perHour: Array(repeating: load * 15, count: 24), handling: .exponential(mean: .seconds(240)),
            target: .seconds(20))
        return SimulationPlan(
            channels: [calls], shifts: [SimulatedShift("all", count: agents, answering: .fixed(.zero))], policy: policy,
            days: days)
    }
}
