import Intake

/// Decides what a call to `/sms/…` is: which channel it belongs to, whether it is to be believed, and what is to be kept of
/// it. It looks at no store, and is the same for every provider.
struct TextReception: Sendable {
    /// A call as it came in, before it is known whose it is.
    struct Call: Sendable {
        var path: TextCallbackPath
        /// Path and query, verbatim.
        var target: String
        /// The rest of the request; its URL is put in for each channel that may be meant.
        var request: TextRequest
    }

    enum Outcome: Sendable {
        /// No such provider or channel is configured: 404.
        case unknown
        /// Not believed: 403.
        case refused(TextRefusal, channel: ChannelName)
        /// Believed: to be kept, and then answered.
        case believed(Believed)
    }

    struct Believed: Sendable {
        var channel: ChannelName
        var received: [Received]
        var reply: TextReply
        /// A text to a number that is nobody's: kept, but normalising will put it into quarantine.
        var isToUnknownNumber: Bool
    }

    private let byProvider: [String: [TextChannel]]

    /// - Parameter channels: in the order of the configuration, which decides where nothing else does.
    init(_ channels: [TextChannel]) {
        byProvider = Dictionary(grouping: channels, by: \.providerName)
    }

    /// Tries the channel that the path names, or else every channel of the provider: the signature says whose call it is,
    /// and no lookup by anything in the call comes before it (LESSONS 14). Among those whose secrets fit, the one that has
    /// the number is meant, or the first.
    func receive(_ call: Call) async -> Outcome {
        guard let channels = byProvider[call.path.provider] else { return .unknown }
        let candidates = channels.filter { call.path.channel == nil || $0.settings.id == call.path.channel }
        guard let first = candidates.first else { return .unknown }
        var refusal = TextRefusal.unsigned
        var believed: Believed?
        for channel in candidates {
            do throws(TextRefusal) {
                let result = try await read(call, as: channel)
                if !result.isToUnknownNumber { return .believed(result) }
                believed = believed ?? result
            } catch {
                refusal = error
            }
        }
        return believed.map { .believed($0) } ?? .refused(refusal, channel: first.name)
    }

    private func read(_ call: Call, as channel: TextChannel) async throws(TextRefusal) -> Believed {
        var request = call.request
        request.url = channel.publicURL(call.target)
        let events = try await channel.provider.verify(request)
        let isToUnknownNumber = events.contains { event in
            if case .message(let text) = event { !channel.has(text.to) } else { false }
        }
        return Believed(
            channel: channel.name, received: events.compactMap { received($0, request, channel) },
            reply: channel.provider.acknowledgement, isToUnknownNumber: isToUnknownNumber)
    }

    /// Never nil: where the provider's id is too long to be one, the digest of the whole call is.
    private func received(_ event: TextEvent, _ request: TextRequest, _ channel: TextChannel) -> Received? {
        let callback = TextCallback(provider: channel.providerName, event: event, request: request)
        let (id, lane): (SourceID?, String) =
            switch event {
            case .message(let text):
                (SourceID.text(account: text.account, messageID: text.messageID), text.from.text)
            case .status(let status):
                // A lane of its own for each text, so that its news stays in order and holds up nobody's messages.
                (SourceID("\(status.account)/\(status.eventID)"), "status/\(status.subjectID)")
            case .unreadable(let call):
                (SourceID("\(call.account)/\(call.eventID)"), "unreadable")
            }
        guard let id = id ?? SourceID("call/\(request.digest)") else { return nil }
        return Received(
            channel: channel.name, sourceID: id, lane: lane, format: .text, arrivedAt: request.receivedAt,
            bytes: callback.kept)
    }
}
