/// Agents for what people wait for on the spot: phone and chat.
package enum LiveStaffing {
    /// A load of more erlangs is a slip of the pen: no city has a hundred thousand on the line.
    private static let largestLoad = 100_000.0

    /// The fewest agents with whom the phone meets the goal in an hour (``ErlangC``).
    package static func phone(callsPerHour: Double, handlingSeconds: Double, goal: StaffingGoal) -> StaffingNeed {
        need(perHour: callsPerHour, handlingSeconds: handlingSeconds, each: 1, goal: goal)
    }

    /// The fewest agents with whom chat meets the goal, where each holds several chats at once.
    ///
    /// An approximation: an agent counts as so many places of an Erlang C line, `handlingSeconds` being how long a chat lasts *while its agent
    /// holds so many*, which is longer than it would last alone.
    package static func chat(
        chatsPerHour: Double, handlingSeconds: Double, concurrency: Int, goal: StaffingGoal
    ) -> StaffingNeed {
        need(perHour: chatsPerHour, handlingSeconds: handlingSeconds, each: max(1, concurrency), goal: goal)
    }

    private static func need(
        perHour: Double, handlingSeconds: Double, each: Int, goal: StaffingGoal
    ) -> StaffingNeed {
        let load = max(0, perHour) * max(0, handlingSeconds) / 3_600
        guard load > 0, load < largestLoad else { return .none }
        var agents = max(1, Int((load / goal.occupancy / Double(each) - 1e-9).rounded(.up)))
        var line = ErlangC(callsPerHour: perHour, handlingSeconds: handlingSeconds, agents: agents * each)
        while line.averageWait == nil || line.serviceLevel(within: goal.seconds) < goal.share {
            agents += 1
            line = ErlangC(callsPerHour: perHour, handlingSeconds: handlingSeconds, agents: agents * each)
        }
        return StaffingNeed(
            agents: agents, rostered: goal.rostered(agents), occupancy: line.occupancy,
            averageWait: line.averageWait ?? 0, serviceLevel: line.serviceLevel(within: goal.seconds))
    }
}
