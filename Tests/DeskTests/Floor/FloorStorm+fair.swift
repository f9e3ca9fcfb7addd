import Intake
import TestKit

@testable import Desk

extension FloorStorm {
    /// Staff who can do everything sign in, and all that is open waits. More work comes than they can do, and most of it is urgent.
    ///
    /// - Returns: what waits.
    mutating func beginFairRunning() -> Set<ItemID> {
        witness.isWatchingQueue = false
        var policy = floor.policy
        policy.ceiling = 8
        for kind in ChannelKind.allCases {
            let rule = policy[kind]
            policy[kind] = ChannelRule(
                weight: rule.weight, cap: rule.cap, offersAtOnce: rule.offersAtOnce, offerLimit: .seconds(86_400),
                pace: rule.pace, isLive: rule.isLive)
        }
        perform(.policy(policy))
        for id in 1...4 { perform(.retired(AgentID(rawValue: Int64(id)))) }
        for id in 101...102 {
            let agent = AgentID(rawValue: Int64(id))
            let training = Dictionary(
                uniqueKeysWithValues: ChannelKind.allCases.map { ($0, Moment(milliseconds: 0)) })
            perform(
                .roster(
                    AgentProfile(
                        id: agent, points: 14, training: training, languages: Set(Language.allCases),
                        teams: [.outreach])))
            perform(.presence(agent, .available))
        }
        for item in floor.items.values.sorted(by: { $0.work.id < $1.work.id }) {
            if case .snoozed = item.state { perform(.residentWrote(item.work.id)) }
        }
        return Set(floor.items.values.filter { $0.isWaiting || $0.offer != nil }.map(\.work.id))
    }

    /// Four minutes: six pieces of new work, none of them large, every offer accepted, and the oldest piece that each agent has finished.
    ///
    /// - Returns: what was offered.
    mutating func runFairly() -> [ItemID] {
        for _ in 0..<6 {
            var work = work()
            work.channel = random.below(2) == 0 ? .email : .chat
            work.priority = 1
            work.formerAgent = nil
            perform(.arrived(work))
        }
        var offered: [ItemID] = []
        for agent in floor.everybody() {
            for item in agent.offers {
                offered.append(item)
                perform(.accepted(item, by: agent.profile.id, version: witness.version(of: item)))
            }
            if let item = agent.assigned.first { perform(.closed(item)) }
            if case .afterWork = agent.presence { perform(.presence(agent.profile.id, .available)) }
            if agent.presence == .unanswered { perform(.presence(agent.profile.id, .available)) }
        }
        pass(240_000)
        return offered
    }

    /// A call, which takes an agent who has little else, comes to a floor where everybody has their hands full.
    mutating func callComes() -> ItemID {
        let id = ItemID(rawValue: 1_000_000)
        perform(.arrived(WorkItem(id: id, channel: .phone, since: floor.now)))
        return id
    }
}
