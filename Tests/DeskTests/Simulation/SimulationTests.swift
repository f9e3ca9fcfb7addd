import Intake
import Testing

@testable import Desk

@Suite("The simulation")
struct SimulationTests {
    private static let minute: Int64 = 60_000

    private func plan(
        _ channels: [SimulatedChannel], _ arrivals: [SimulatedArrival], _ shifts: [SimulatedShift]
    ) -> SimulationPlan {
        SimulationPlan(channels: channels, arrivals: arrivals, shifts: shifts)
    }

    private func channel(
        _ kind: ChannelKind, minutes: Int, attention: Double = 1, patience: TimeDistribution? = nil
    ) -> SimulatedChannel {
        SimulatedChannel(
            kind, perHour: [], handling: .fixed(.seconds(minutes * 60)), attention: attention, patience: patience,
            target: .seconds(60))
    }

    private func arrive(_ kind: ChannelKind, at minutes: Int64...) -> [SimulatedArrival] {
        minutes.map { SimulatedArrival(at: $0 * Self.minute, kind: kind) }
    }

    @Test("a day of the model city: everything is answered, given up or left, and the same seed gives the same day")
    func modelCity() {
        let report = Simulation.run(.modelCity, seed: 311)
        #expect(report == Simulation.run(.modelCity, seed: 311))
        #expect(report != Simulation.run(.modelCity, seed: 312))
        #expect(report.rows.map(\.kind) == SimulationPlan.modelCity.channels.map(\.kind))
        #expect((200...400).contains(report.total.arrived))
        #expect(report.rows.reduce(0) { $0 + $1.arrived } == report.total.arrived)
        for row in report.rows + [report.total] {
            #expect(row.answered + row.abandoned + row.left == row.arrived)
            #expect((0...1).contains(row.occupancy))
            #expect((0...1).contains(row.withinTarget))
        }
        #expect(report.total.left == 0)
        #expect(report.total.occupancy > 0.1 && report.total.occupancy < 0.9)
        #expect(abs(report.shifts.reduce(0) { $0 + $1.hours } - 9 * 7.5) < 1)
    }

    @Test("one agent, two calls at once: the second waits until the first is done")
    func twoCalls() {
        let shift = SimulatedShift("all", answering: .fixed(.zero))
        let report = Simulation.run(plan([channel(.phone, minutes: 5)], arrive(.phone, at: 0, 1), [shift]), seed: 1)
        // After a call there is half a minute of after-work.
        #expect(report.total.waits == [0, 4 * Self.minute + 30_000])
    }

    @Test("who waits longer than their patience is gone, and is not counted as answered")
    func abandonment() {
        let shift = SimulatedShift("all", answering: .fixed(.zero))
        let impatient = channel(.phone, minutes: 5, patience: .fixed(.seconds(120)))
        let report = Simulation.run(plan([impatient], arrive(.phone, at: 0, 1, 4), [shift]), seed: 1)
        #expect(report.total.abandoned == 1)
        #expect(report.total.answered == 2)
        #expect(
            report.total.withinTarget == 1.0 / 3, "one at once, one after a minute and a half; one gave up after two")
    }

    @Test(
        "attention: two chats at half of it take no longer, two mails at all of it take twice as long",
        arguments: [(0.5, 10), (1.0, 20)])
    func attention(share: Double, minutes: Int64) {
        let shift = SimulatedShift("all", answering: .fixed(.zero))
        let chat = channel(.chat, minutes: 10, attention: share)
        let report = Simulation.run(plan([chat], arrive(.chat, at: 0, 0, 1), [shift]), seed: 1)
        #expect(report.total.waits == [0, 0, (minutes - 1) * Self.minute])
    }

    @Test("attention is shared for as long as there is something to share it with")
    func sharedAttention() {
        let shift = SimulatedShift("all", answering: .fixed(.zero))
        let report = Simulation.run(
            plan([channel(.chat, minutes: 10)], arrive(.chat, at: 0, 5, 6, 7), [shift]), seed: 1)
        // Alone until 5, shared until the first is done at 15; then the second has 5 left, and shares them with the third until 25.
        #expect(report.total.waits == [0, 0, 9, 18].map { $0 * Self.minute })
    }

    @Test("a shift ends with what is in hand finished; what comes at night waits for the morning, a break for its end")
    func shifts() {
        let shift = SimulatedShift(
            "day", minutes: 480..<600, breaks: [500..<510], answering: .fixed(.zero))
        let arrivals = arrive(.walkIn, at: 60, 499, 599, 700)
        let report = Simulation.run(plan([channel(.walkIn, minutes: 6)], arrivals, [shift]), seed: 1)
        #expect(report.total.waits == [0, 0, 420, 1_220].map { $0 * Self.minute })
        #expect(report.shifts[0].agents == 1)
    }

    @Test("a night shift is there from the first midnight on")
    func night() {
        let shift = SimulatedShift("night", minutes: 1_380..<1_800, answering: .fixed(.zero))
        let report = Simulation.run(plan([channel(.phone, minutes: 1)], arrive(.phone, at: 1, 1_390), [shift]), seed: 1)
        #expect(report.total.waits == [0, 0])
    }

    @Test("nobody trained: nothing is answered, and the run ends")
    func nobody() {
        let shift = SimulatedShift("all", channels: [.email])
        let report = Simulation.run(plan([channel(.phone, minutes: 1)], arrive(.phone, at: 1), [shift]), seed: 1)
        #expect(report.total.left == 1)
        #expect(report.total.withinTarget == 0)
    }

    @Test("times by chance have the mean they are given")
    func distributions() {
        var random = SimulationRandom(seed: 4)
        for distribution in [
            TimeDistribution.fixed(.seconds(100)), .exponential(mean: .seconds(100)),
            .lognormal(mean: .seconds(100), variation: 0.8),
        ] {
            let sum = (0..<20_000).reduce(0.0) { sum, _ in sum + distribution.draw(&random) }
            #expect(abs(sum / 20_000 / 100_000 - 1) < 0.03, "\(distribution)")
        }
    }

    @Test("waits by rank: the share of contacts that waited no longer")
    func percentiles() {
        let row = SimulationReport.Row(
            kind: nil, arrived: 10, answered: 10, abandoned: 0, left: 0, waits: Array(1...10), withinTarget: 1,
            occupancy: 0)
        #expect(row.wait(atShare: 0.5) == 5)
        #expect(row.wait(atShare: 0.9) == 9)
        #expect(row.wait(atShare: 0.99) == 10)
        #expect(row.meanWait == 5.5)
    }
}
