/// Something that exactly one node does at a time, of all that serve one database (DESIGN §6).
package struct Duty: Hashable, Sendable, CustomStringConvertible {
    /// The same in every version, since nodes of two versions serve side by side while a city upgrades.
    package let name: String

    package init(_ name: String) { self.name = name }

    /// Files what is kept.
    package static let filing = Duty("filing")
    /// Owns the live floor and serves the desk's pages.
    package static let desk = Duty("desk")
    /// Asks residents how we did.
    package static let surveys = Duty("surveys")
    /// Tells reporters of duplicates.
    package static let duplicates = Duty("duplicates")
    /// Relates new requests to others about the same thing.
    package static let incidents = Duty("incidents")
    /// Tells those who wrote about an incident that it is over.
    package static let notices = Duty("notices")
    /// Writes into chats what happens around them.
    package static let chatScenes = Duty("chat-scenes")
    /// Removes what nobody needs any more.
    package static let sweeping = Duty("sweeping")
    /// Takes the scheduled backups.
    package static let backups = Duty("backups")
    /// Keeps the manager's figures in step.
    package static let figures = Duty("figures")
    package static let learning = Duty("learning")
    /// Sends the manager's figures by mail.
    package static let reportMail = Duty("report-mail")
    /// Removes sessions of the staff that are over.
    package static let sessions = Duty("sessions")
    /// Fetches pictures of texts.
    package static let media = Duty("media")

    /// Reads a channel's mailbox.
    package static func mailbox(_ channel: ChannelName) -> Duty { Duty("mailbox/\(channel.id)") }

    /// Sends what waits for a channel.
    package static func delivery(_ channel: ChannelName) -> Duty { Duty("delivery/\(channel.id)") }

    package var description: String { name }
}
