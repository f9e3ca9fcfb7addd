/// The sums over all channel kinds.
package struct ChannelVolumeTotal: Hashable, Codable, Sendable {
    package var contacts: Int
    package var opened: Int
    package var messagesIn: Int
    package var messagesOut: Int
    package var spam: Int
    package var automatic: Int
    package var redelivered: Int
    package var quarantined: Int
    /// 1000, or 0 where nothing came.
    package var contactShare: Int
    package var openedShare: Int

    package init(of rows: [ChannelVolume]) {
        contacts = rows.reduce(0) { $0 + $1.contacts }
        opened = rows.reduce(0) { $0 + $1.opened }
        messagesIn = rows.reduce(0) { $0 + $1.messagesIn }
        messagesOut = rows.reduce(0) { $0 + $1.messagesOut }
        spam = rows.reduce(0) { $0 + $1.spam }
        automatic = rows.reduce(0) { $0 + $1.automatic }
        redelivered = rows.reduce(0) { $0 + $1.redelivered }
        quarantined = rows.reduce(0) { $0 + $1.quarantined }
        contactShare = rows.reduce(0) { $0 + $1.contactShare }
        openedShare = rows.reduce(0) { $0 + $1.openedShare }
    }
}
