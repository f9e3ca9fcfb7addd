import Reports
import TestKit
import Testing

@Suite struct StaffingTests {
    @Test("the fewest agents that meet the goal: one less does not", arguments: [3.0, 20, 87.5, 200, 1_300, 9_000])
    func fewest(calls: Double) {
        let goal = StaffingGoal(share: 0.8, seconds: 20, shrinkage: 0.3, occupancy: 1)
        let need = LiveStaffing.phone(callsPerHour: calls, handlingSeconds: 240, goal: goal)
        #expect(need.serviceLevel >= 0.8)
        let less = ErlangC(callsPerHour: calls, handlingSeconds: 240, agents: need.agents - 1)
        #expect(less.serviceLevel(within: 20) < 0.8)
        #expect(Double(need.rostered) * 0.7 >= Double(need.agents) - 1e-6)
        #expect(Double(need.rostered - 1) * 0.7 < Double(need.agents))
    }

    @Test("ten erlangs at 80 % in 20 seconds take fourteen agents, and twenty on the roster")
    func known() {
        let need = LiveStaffing.phone(callsPerHour: 200, handlingSeconds: 180, goal: StaffingGoal())
        #expect(need.agents == 14 && need.rostered == 20)
    }

    @Test("no agent is busier than the goal allows")
    func occupancy() {
        let goal = StaffingGoal(occupancy: 0.85)
        #expect(LiveStaffing.phone(callsPerHour: 9_000, handlingSeconds: 240, goal: goal).occupancy <= 0.85)
    }

    @Test("an agent with three chats at once does what three lines do, and nothing takes nobody")
    func chat() {
        let goal = StaffingGoal(share: 0.8, seconds: 60)
        let alone = LiveStaffing.chat(chatsPerHour: 60, handlingSeconds: 900, concurrency: 1, goal: goal)
        let three = LiveStaffing.chat(chatsPerHour: 60, handlingSeconds: 900, concurrency: 3, goal: goal)
        #expect(three.agents == (alone.agents + 2) / 3)
        #expect(LiveStaffing.chat(chatsPerHour: 0, handlingSeconds: 900, concurrency: 3, goal: goal).agents == 0)
    }

    /// Oldest first, an hour at a time: whether so many agents answer everything in time.
    private func inTime(_ agents: Int, _ items: [Double], _ working: [Bool], perHour: Double, target: Int) -> Bool {
        var waiting: [(due: Int, items: Double)] = []
        for hour in items.indices {
            waiting.append((hour + target, items[hour]))
            var capacity = working[hour] ? Double(agents) * perHour : 0
            while capacity > 1e-9, let first = waiting.first {
                let done = min(first.items, capacity)
                capacity -= done
                waiting[0].items -= done
                if waiting[0].items < 1e-9 { waiting.removeFirst() }
            }
            if waiting.contains(where: { $0.due <= hour + 1 && $0.items > 1e-6 }) { return false }
        }
        return true
    }

    @Test("letters are answered in time with so many agents, and not with one less", arguments: 0..<40)
    func backlog(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let arrivals = (0..<96).map { _ in Double(generator.below(40)) }
        let working = (0..<96).map { (8..<18).contains($0 % 24) }
        let backlog = Double(generator.below(200))
        let target = 16 + generator.below(20)
        let agents = try #require(
            BacklogStaffing.agents(
                backlog: backlog, arrivals: arrivals, working: working, handlingSeconds: 300, targetHours: target))
        let items = [backlog + arrivals[0]] + arrivals.dropFirst()
        #expect(inTime(agents, items, working, perHour: 12, target: target))
        #expect(agents == 0 || !inTime(agents - 1, items, working, perHour: 12, target: target))
    }

    @Test("where nobody works in time, no number is enough")
    func impossible() {
        let agents = BacklogStaffing.agents(
            backlog: 0, arrivals: Array(repeating: 1, count: 24), working: Array(repeating: false, count: 24),
            handlingSeconds: 60, targetHours: 4)
        #expect(agents == nil)
    }
}
