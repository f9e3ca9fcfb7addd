package import Intake

/// The city's targets, by request type and channel.
package struct ServiceTargets: Sendable {
    private struct Key: Hashable {
        var requestType: String?
        var channel: ChannelKind?
        var stage: ServiceStage
    }

    private var targets: [Key: ServiceTarget] = [:]

    package init() {}

    /// Whether nothing is promised.
    package var isEmpty: Bool { targets.isEmpty }

    /// Sets the target of a stage, for a type and a channel; nil stands for all that have none of their own.
    package mutating func set(
        _ stage: ServiceStage, requestType: String? = nil, channel: ChannelKind? = nil, _ target: ServiceTarget
    ) {
        targets[Key(requestType: requestType, channel: channel, stage: stage)] = target
    }

    /// The target that applies: of the type on the channel, else of the type, else of the channel, else of all; nil where there is none.
    package func target(_ stage: ServiceStage, requestType: String?, channel: ChannelKind) -> ServiceTarget? {
        let pairs: [(String?, ChannelKind?)] = [(requestType, channel), (requestType, nil), (nil, channel), (nil, nil)]
        for (type, kind) in pairs {
            if let target = targets[Key(requestType: type, channel: kind, stage: stage)] { return target }
        }
        return nil
    }
}
