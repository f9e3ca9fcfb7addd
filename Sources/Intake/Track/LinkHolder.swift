/// Whom a signed link was sent to.
package struct LinkHolder: Hashable, Sendable {
    /// The channel that carried it.
    package var channel: ChannelName
    /// An address, a number or a session.
    package var address: String

    package init(channel: ChannelName, address: String) {
        self.channel = channel
        self.address = address
    }

    /// As residents are known; nil on channels that send nothing.
    package var identity: Identity? {
        switch channel.kind {
        case .email: Identity(kind: .email, address: address)
        case .sms: Identity(kind: .phone, address: address)
        case .chat: Identity(kind: .visitor, address: address)
        case .phone, .walkIn, .web, .mobileApp, .social: nil
        }
    }
}
