import Desk
import Foundation
import Intake

/// A frame to a page, `intake.desk.v1`.
struct LiveFrame: Encodable, Sendable {
    enum Kind: String, Encodable, Sendable {
        /// The stream's name and number; `resumed` where what was missed follows.
        case welcome
        /// Everything that the agent sees of their own place.
        case state
        case presence
        case offer
        case offerGone = "offer_gone"
        case work
        case workGone = "work_gone"
        /// The first of the queue: rows that are new or changed, and the order of all that are shown.
        case queue
        /// The request that the page shows was written.
        case touched
        /// Who else looks at it.
        case viewers
        /// The resident of the chat that the page shows is typing; holds for some seconds, and has no number.
        case residentTyping = "resident_typing"
        /// The floor changed.
        case floor
        /// Something for supervisors to hear of.
        case notice
        /// A promised time is nearly, or quite, used up, and the reader is to look at it; `total` entries are on their list.
        case due
        /// A supervisor's word to the agent.
        case whisper
        case done
        case refused
        case pong
        case error
    }

    struct Viewer: Encodable, Hashable, Sendable {
        let name: String
        let typing: Bool
    }

    var type: Kind
    var stream: String?
    var resumed: Bool?
    /// `welcome`: another one where the gateway was started anew, and knows nobody's place any more.
    var epoch: String?
    /// Our clock, in milliseconds since 1970 UTC, for countdowns.
    var now: Int64?
    var presence: String?
    /// When after-work ends.
    var until: Int64?
    var offers: [LiveCard]?
    var work: [LiveCard]?
    var card: LiveCard?
    var item: String?
    var why: String?
    var rows: [LiveCard]?
    var order: [String]?
    var total: Int?
    /// Of the queue: where its next page begins; nil for the last.
    var next: String?
    var number: String?
    var people: [Viewer]?
    /// Of the frame that this answers.
    var id: String?
    var text: String?
    /// Of a whisper: what the supervisor is called.
    var from: String?

    init(_ type: Kind) { self.type = type }

    /// One JSON object.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        // Texts and numbers always encode.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}

extension LiveFrame {
    static func presence(_ presence: Presence) -> LiveFrame {
        var frame = LiveFrame(.presence)
        frame.take(presence)
        return frame
    }

    mutating func take(_ presence: Presence) {
        self.presence = PresenceWords.code(presence)
        if case .afterWork(let until) = presence { self.until = until.milliseconds }
    }

    static func state(_ picture: AgentPicture?, now: Moment) -> LiveFrame {
        var frame = LiveFrame(.state)
        frame.now = now.milliseconds
        guard let picture else { return frame }
        frame.take(picture.presence)
        frame.offers = picture.offers.map { LiveCard($0.card, until: $0.offer.until) }
        frame.work = picture.work.map { LiveCard($0) }
        return frame
    }

    static func gone(_ type: Kind, _ item: ItemID, why: String? = nil) -> LiveFrame {
        var frame = LiveFrame(type)
        frame.item = item.description
        frame.why = why
        return frame
    }

    static func card(_ type: Kind, _ card: WorkCard, until: Moment? = nil) -> LiveFrame {
        var frame = LiveFrame(type)
        frame.card = LiveCard(card, until: until)
        return frame
    }
}
