/// How one channel is doing, for readiness, `check` and the log. Holds no personal data.
package struct ChannelHealth: Hashable, Codable, Sendable {
    package enum State: String, Codable, Hashable, Sendable {
        /// Nothing heard of it yet.
        case starting
        case working
        /// The network or the other side is at fault: it is tried again, for ever (promise 5).
        case failing
        /// What we were given is wrong (password, certificate, signature key): a person must act.
        case refused
        /// What the server listed is not what became something here: a person must look (promise 4).
        case mismatched
        /// The store cannot keep: nothing is acknowledged until it can.
        case notKeeping = "not_keeping"
    }

    /// The channel's id.
    package var channel: String
    package var kind: ChannelKind
    /// `receive` or `deliver`: the two halves fail apart.
    package var half: Half
    package var state: State
    /// What is wrong, in words for the operator.
    package var detail: String
    package var lastSuccess: Moment?
    /// Since when it has been in this state.
    package var since: Moment

    package enum Half: String, Codable, CaseIterable, Hashable, Sendable {
        case receive
        case deliver
    }

    package init(channel: ChannelName, half: Half, state: State, detail: String, lastSuccess: Moment?, since: Moment) {
        self.channel = channel.id
        kind = channel.kind
        self.half = half
        self.state = state
        self.detail = detail
        self.lastSuccess = lastSuccess
        self.since = since
    }
}
