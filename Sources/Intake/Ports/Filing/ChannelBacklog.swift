/// What waits on one channel.
package struct ChannelBacklog: Hashable, Sendable {
    package var channel: String
    package var count: Int
    package var oldest: Moment?

    package init(channel: String, count: Int, oldest: Moment?) {
        self.channel = channel
        self.count = count
        self.oldest = oldest
    }
}
