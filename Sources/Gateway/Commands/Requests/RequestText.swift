import Foundation
import Intake
import Reports

/// Service requests as text for a terminal. What residents wrote is printed without control characters, which could otherwise drive the
/// terminal (promise 13).
enum RequestText {
    static func list(_ requests: [RequestSummary], _ zone: TimeZone) -> String {
        var lines = [["number", "opened", "channel", "status", "department", "from", "title"]]
        for request in requests {
            lines.append([
                request.trackingNumber.description, LocalTime.text(request.openedAt, zone), request.channel.id,
                request.status.rawValue, request.placement.department, plain(request.reportedBy ?? "–", limit: 32),
                plain(request.title, limit: 60),
            ])
        }
        return requests.isEmpty ? "no requests\n" : TextTable.aligned(lines, leading: Set(0...6))
    }

    static func detail(_ detail: RequestDetail, _ zone: TimeZone) -> String {
        let summary = detail.summary
        let place = summary.placement
        var text = """
            \(summary.trackingNumber)  \(plain(summary.title, limit: 200))
            status      \(summary.status.rawValue)
            opened      \(LocalTime.text(summary.openedAt, zone)) by \(summary.channel.id) (\(summary.channel.kind.rawValue))
            reported by \(plain(summary.reportedBy ?? "unknown", limit: 320)), language \(summary.language.rawValue)
            placed      \(place.department), queue \(place.queue), priority \(place.priority), type \(type(summary))
            because     rule \(place.rule): \(plain(place.reason, limit: 200))

            """
        if let tags = place.tags { text += "tagged      \(tags.joined(separator: ", "))\n" }
        text += letters(detail, zone)
        if !detail.decisions.isEmpty { text += "\ndecisions\n" }
        for decision in detail.decisions { text += line(decision, zone) }
        if !detail.events.isEmpty { text += "\ntimeline\n" }
        for event in detail.events {
            text += "  \(LocalTime.text(event.at, zone))  \(event.kind) \(plain(event.detail, limit: 200))\n"
        }
        return text
    }

    /// With its id, by which `requests undo` takes it back.
    private static func line(_ decision: RequestDecision, _ zone: TimeZone) -> String {
        let other = decision.other.map { " \($0)" } ?? ""
        let undone =
            decision.undone.map {
                ", undone \(LocalTime.text($0.at, zone)) by \(plain($0.by ?? "command line", limit: 100))"
            } ?? ""
        let reason = plain(decision.reason, limit: 500)
        return
            "  \(LocalTime.text(decision.at, zone))  \(decision.id)  \(decision.kind)\(other): \(reason) (\(decision.score))\(undone)\n"
    }

    private static func type(_ summary: RequestSummary) -> String {
        guard let type = summary.placement.requestType else { return "none" }
        return summary.catalogueVersion.map { "\(type) of catalogue version \($0)" } ?? type
    }

    /// What came and what went, in the order of time; what came first, where both are of the same moment.
    private static func letters(_ detail: RequestDetail, _ zone: TimeZone) -> String {
        let came = detail.messages.map { (at: $0.arrivedAt, text: message($0, zone)) }
        let went = detail.answers.map { (at: $0.createdAt, text: answer($0, zone)) }
        return (came + went).enumerated()
            .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
            .map(\.element.text).joined()
    }

    private static func message(_ message: RequestMessage, _ zone: TimeZone) -> String {
        var marks: [String] = [message.isSenderVerified ? "verified" : "unverified"]
        if message.isUnconfirmed { marks.append("from another address, unconfirmed") }
        if let automatic = message.automatic { marks.append(automatic.rawValue) }
        if !message.defects.isEmpty { marks.append("defects: " + message.defects.joined(separator: " ")) }
        let name = message.senderName.map { plain($0, limit: 100) + " " } ?? ""
        var text =
            "\n→ \(LocalTime.text(message.arrivedAt, zone)) \(message.channel.id) from \(name)<\(plain(message.sender, limit: 320))> [\(marks.joined(separator: ", "))]\n"
        if let subject = message.subject { text += "  Subject: \(plain(subject, limit: 1000))\n" }
        text += indented(message.text)
        for attachment in message.attachments {
            text +=
                "  [\(plain(attachment.name, limit: 200)) \(plain(attachment.mediaType, limit: 100)), \(attachment.size) bytes, \(attachment.state)]\n"
        }
        return text
    }

    private static func answer(_ answer: RequestAnswer, _ zone: TimeZone) -> String {
        let delivery = answer.delivery.map { ", \($0)" } ?? ""
        let repeats = answer.repeats > 0 ? ", sent again \(answer.repeats)×" : ""
        return
            "\n← \(LocalTime.text(answer.createdAt, zone)) \(answer.channel) \(answer.kind.rawValue) to <\(plain(answer.recipient, limit: 320))> [\(answer.state)\(delivery)\(repeats)]\n"
            + indented(answer.text)
    }

    private static func indented(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).map { "  " + plain(String($0), limit: 10_000) + "\n" }.joined()
    }

    /// One line, cut at `limit`, control characters shown as U+FFFD.
    static func plain(_ text: String, limit: Int) -> String {
        let scalars = text.unicodeScalars.prefix(limit).map { scalar -> Unicode.Scalar in
            let isControl = scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
            return scalar == "\t" || scalar == "\n" || scalar == "\r" ? " " : isControl ? "\u{FFFD}" : scalar
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
