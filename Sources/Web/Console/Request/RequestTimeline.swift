import Desk
import Intake
import Reports

/// What happened on a request, oldest first: what the resident wrote, what went out, what else there was.
struct RequestTimeline {
    let detail: RequestDetail
    let answers: [WrittenAnswer]
    let notes: [RequestNote]
    let reader: AgentID
    let time: StaffTime
    /// Whether its reader may open original mails and files, too.
    var opensFiles = true
    var named = NamedRequests.all

    /// Each with a key that stays the same as long as it stands there.
    var values: [[String: Any]] {
        let all =
            detail.messages.map { ($0.arrivedAt, 0, message($0)) } + detail.answers.compactMap(outbound)
            + notes.map { ($0.writtenAt, 1, note($0)) }
            + detail.events.compactMap { event in
                ConsoleWords.event(event.kind, detail: named.text(event.detail)).map {
                    let key = "\(event.kind)-\(event.at.milliseconds)"
                    return (event.at, 2, ["event": $0, "key": key] as [String: Any])
                }
            }
        return all.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map { at, _, values in
            values.merging(["at": time.text(at), "machine": time.machine(at)]) { own, _ in own }
        }
    }

    private func message(_ message: RequestMessage) -> [String: Any] {
        var tags = [ConsoleWords.channel(message.channel.kind)]
        if message.channel.kind == .email {
            tags.append(message.isSenderVerified ? "sender proven" : "sender not proven")
        }
        if message.isUnconfirmed { tags.append("from another address") }
        if message.automatic != nil { tags.append("automatic") }
        var values: [String: Any] = [
            "inbound": true, "key": "message-\(message.id.rawValue)",
            "who": message.senderName ?? ConsoleWords.party(message.sender), "tags": tags,
            "text": message.text.isEmpty ? "(no text)" : message.text,
            "attachments": message.attachments.enumerated().map { attachment($1, at: $0, of: message) },
        ]
        // Whether the mail has HTML is known when the frame asks.
        if message.channel.kind == .email, opensFiles {
            values["original"] =
                "/desk/requests/\(detail.summary.trackingNumber)/messages/\(message.id.rawValue)/original"
        }
        if message.isUnconfirmed, message.automatic == nil { values["unconfirmed"] = String(message.id.rawValue) }
        if message.senderName != nil { values["address"] = message.sender }
        if let subject = message.subject { values["subject"] = subject }
        if TypedText.trimmed(message.fullText) != TypedText.trimmed(message.text) {
            values["full_text"] = message.fullText
        }
        return values
    }

    private func note(_ note: RequestNote) -> [String: Any] {
        ["key": "note-\(note.id.rawValue)", "staff_note": ["who": note.authorName, "text": note.text]]
    }

    private func attachment(_ file: RequestAttachment, at position: Int, of message: RequestMessage) -> [String: Any] {
        var values: [String: Any] = ["name": FileDownload.name(file.name), "type": file.mediaType]
        switch file.state {
        case "raw", "fetched":
            if opensFiles {
                values["path"] =
                    "/desk/requests/\(detail.summary.trackingNumber)/files/\(message.id.rawValue)/\(position)"
            }
            values["note"] = Self.size(file.size)
        case "pending": values["note"] = "is being fetched"
        default: values["note"] = "was not taken"
        }
        return values
    }

    /// Nil for what was taken back.
    private func outbound(_ answer: RequestAnswer) -> (Moment, Int, [String: Any])? {
        guard answer.state != "withdrawn" else { return nil }
        let written = answers.first { $0.id == answer.id }
        var values: [String: Any] = [
            "outbound": true, "key": "answer-\(answer.id.rawValue)", "is_automatic": answer.kind != .answer,
            "text": written?.text ?? answer.text,
            "who": written?.author.firstName ?? ConsoleWords.reply(answer.kind),
            "address": ConsoleWords.party(answer.recipient),
            "state": ConsoleWords.state(answer.state, delivery: answer.delivery),
            "is_failed": answer.state == "dead" || answer.delivery == "failed",
        ]
        if let written, written.author.agent == reader, answer.state == "pending" {
            values["withdraw"] = String(answer.id.rawValue)
        }
        return (answer.createdAt, 1, values)
    }

    private static func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<1_024: "\(bytes) bytes"
        case ..<1_048_576: "\(bytes / 1_024) KB"
        default: "\(bytes / 1_048_576) MB"
        }
    }
}
