import Foundation
import Intake
import Reports

/// A service request as JSON.
struct RequestDocument: Encodable {
    struct Message: Encodable {
        var channel: String
        var from: String
        var name: String?
        var verified: Bool
        var subject: String?
        var text: String
        var fullText: String
        var automatic: String?
        var unconfirmed: Bool
        var defects: [String]
        var arrivedAt: String
        var attachments: [RequestAttachment]
    }

    struct Answer: Encodable {
        var id: String
        var kind: String
        var channel: String
        var to: String
        var text: String
        var state: String
        var delivery: String?
        var repeats: Int
        var createdAt: String
        var sentAt: String?
    }

    struct Event: Encodable {
        var kind: String
        var detail: String
        var at: String
    }

    struct Undoing: Encodable {
        var at: String
        var by: String?
    }

    struct Decision: Encodable {
        var id: String
        var kind: String
        var other: String?
        var reason: String
        var score: Double
        var at: String
        var undone: Undoing?
    }

    var trackingNumber: String
    var title: String
    var status: String
    var requestType: String?
    var catalogueVersion: Int?
    var department: String
    var queue: String
    var priority: Int
    var rule: String
    var reason: String
    var tags: [String]?
    var channel: String
    var channelKind: String
    var language: String
    var openedAt: String
    var reportedBy: String?
    var messages: [Message]?
    var answers: [Answer]?
    var events: [Event]?
    var decisions: [Decision]?

    init(_ summary: RequestSummary, _ zone: TimeZone) {
        trackingNumber = summary.trackingNumber.description
        title = summary.title
        status = summary.status.rawValue
        requestType = summary.placement.requestType
        catalogueVersion = summary.catalogueVersion
        department = summary.placement.department
        queue = summary.placement.queue
        priority = summary.placement.priority
        rule = summary.placement.rule
        reason = summary.placement.reason
        tags = summary.placement.tags
        channel = summary.channel.id
        channelKind = summary.channel.kind.rawValue
        language = summary.language.rawValue
        openedAt = LocalTime.text(summary.openedAt, zone)
        reportedBy = summary.reportedBy
    }

    init(_ detail: RequestDetail, _ zone: TimeZone) {
        self.init(detail.summary, zone)
        messages = detail.messages.map {
            Message(
                channel: $0.channel.id, from: $0.sender, name: $0.senderName, verified: $0.isSenderVerified,
                subject: $0.subject, text: $0.text, fullText: $0.fullText, automatic: $0.automatic?.rawValue,
                unconfirmed: $0.isUnconfirmed, defects: $0.defects, arrivedAt: LocalTime.text($0.arrivedAt, zone),
                attachments: $0.attachments)
        }
        answers = detail.answers.map {
            Answer(
                id: $0.id.description, kind: $0.kind.rawValue, channel: $0.channel, to: $0.recipient, text: $0.text,
                state: $0.state, delivery: $0.delivery, repeats: $0.repeats,
                createdAt: LocalTime.text($0.createdAt, zone), sentAt: $0.sentAt.map { LocalTime.text($0, zone) })
        }
        events = detail.events.map { Event(kind: $0.kind, detail: $0.detail, at: LocalTime.text($0.at, zone)) }
        decisions = detail.decisions.map {
            Decision(
                id: $0.id.description, kind: $0.kind, other: $0.other?.description, reason: $0.reason, score: $0.score,
                at: LocalTime.text($0.at, zone),
                undone: $0.undone.map { Undoing(at: LocalTime.text($0.at, zone), by: $0.by) })
        }
    }
}
