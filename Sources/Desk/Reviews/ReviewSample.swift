import Crypto
import Intake

/// A fair random sample that anybody can draw again: from each agent's engagements on each kind of channel, those whose SHA-256 over
/// the draw's seed and the request's tracking number is least. The seed is drawn at random and written down before anything is
/// looked at, so that nobody chooses what is reviewed, and everybody can see that nobody did.
package enum ReviewSample {
    /// - Parameter size: of each agent on each kind of channel; all of them where there are no more.
    package static func draw(_ engagements: [Engagement], seed: String, size: Int) -> [Engagement] {
        let groups = Dictionary(grouping: Set(engagements)) { Group(agent: $0.agent, channel: $0.channel) }
        let drawn = groups.values.flatMap { group in
            group.map { (engagement: $0, rank: rank(of: $0, seed: seed)) }.sorted {
                ($0.rank, $0.engagement.request) < ($1.rank, $1.engagement.request)
            }.prefix(max(0, size)).map(\.engagement)
        }
        return drawn.sorted {
            ($0.agent.rawValue, $0.channel.ordinal, $0.request) < ($1.agent.rawValue, $1.channel.ordinal, $1.request)
        }
    }

    private struct Group: Hashable {
        let agent: AgentID
        let channel: ChannelKind
    }

    /// The first half of SHA-256 over `seed/K7Q-4MD-29XF`, in hexadecimal: as `sha256sum` prints it.
    package static func rank(of engagement: Engagement, seed: String) -> String {
        let digest = SHA256.hash(data: Array("\(seed)/\(engagement.trackingNumber)".utf8))
        return digest.prefix(16).map { byte in
            let hex = String(byte, radix: 16)
            return hex.count == 1 ? "0" + hex : hex
        }.joined()
    }
}
