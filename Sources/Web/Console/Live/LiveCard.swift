import Desk
import Intake

/// A piece of work as frames tell it.
struct LiveCard: Encodable, Hashable, Sendable {
    /// Ids are texts: a script's numbers do not hold 64 bits.
    let item: String
    let number: String
    let title: String
    let channel: String
    /// Nil where it is English.
    let language: String?
    let languageCode: String
    let priority: Int
    /// Milliseconds since 1970 UTC; nil where the last word is ours.
    let waits: Int64?
    let due: Int64?
    /// What is due then, as pages call it.
    let stage: String?
    /// Nil unless so.
    let dueSoon: Bool?
    let undelivered: Bool?
    let opened: Int64
    /// With the team, where it is one's.
    let department: String
    let holder: String?
    let version: Int64
    /// Of an offer: until when it may be accepted.
    var until: Int64?

    init(_ card: WorkCard, until: Moment? = nil) {
        item = card.item.description
        number = card.number.description
        title = card.title
        channel = ConsoleWords.channel(card.channel)
        language = card.language == .english ? nil : ConsoleWords.language(card.language)
        languageCode = card.language.rawValue
        priority = card.priority
        waits = card.waitingSince?.milliseconds
        due = card.due?.milliseconds
        stage = card.dueStage.map(ServiceWords.name)
        dueSoon = card.isDueSoon ? true : nil
        undelivered = card.isUndelivered ? true : nil
        opened = card.openedAt.milliseconds
        department = ConsoleWords.place(card.department, team: card.team)
        holder = card.holder?.name
        version = card.version
        self.until = until?.milliseconds
    }
}
