extension ChannelName {
    /// By which residents write on a request through the link that they were sent: the web, and not the channel that carried the link.
    package static let track = ChannelName(kind: .web, id: "track")
}
