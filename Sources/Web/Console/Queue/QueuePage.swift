import Desk
import Intake

/// The queue as its template takes it.
struct QueuePage {
    private static let kinds: [ChannelKind] = [.email, .chat, .sms, .phone, .walkIn, .web, .mobileApp, .social]
    /// Entries of one page.
    static let length = 50

    let filter: QueueFilter
    /// `all`, `free` or `mine`, as the address has it.
    let view: String
    let entries: [QueueEntry]
    let totals: QueueTotals
    var dues: [RowID: StageStanding] = [:]
    let time: StaffTime
    let now: Moment

    var values: [String: Any] {
        var values: [String: Any] = [
            "live_zone": time.zoneName, "live_channel": filter.channel?.rawValue ?? "",
            "tag": filter.tag ?? "", "is_live": filter.tag == nil,
            "live_place": filter.after?.text ?? "", "blank": Self.blank,
            "views": [
                link("all", "Everything open", totals.free + totals.held), link("free", "Nobody has it", totals.free),
                link("mine", "Mine", nil), link("later", "Put off", nil),
            ],
            "channels": Self.kinds.map { kind in
                ["value": kind.rawValue, "title": ConsoleWords.channel(kind), "selected": kind == filter.channel]
                    as [String: Any]
            },
            "view": view, "entries": entries.prefix(Self.length).map(entry), "is_empty": entries.isEmpty,
        ]
        if entries.count > Self.length { values["next"] = address(after: entries[Self.length - 1].place) }
        return values
    }

    /// What scripts copy for rows that come later.
    private static let blank: [String: String] = [
        "item": "", "number": "", "title": "", "language_code": "en", "opened": "", "opened_machine": "", "waits": "",
        "due": "", "tone": "", "channel": "", "language": "", "department": "", "priority": "", "holder": "",
    ]

    private func link(_ view: String, _ title: String, _ count: Int?) -> [String: Any] {
        var values: [String: Any] = [
            "path": "/desk/queue?view=\(view)", "title": title, "current": view == self.view, "view_name": view,
        ]
        if let count { values["count"] = String(count) }
        return values
    }

    private func address(after place: QueuePlace) -> String {
        let channel = filter.channel.map { "&channel=\($0.rawValue)" } ?? ""
        let tag = filter.tag.map { "&tag=\(PercentText.escaped($0))" } ?? ""
        return "/desk/queue?view=\(view)\(channel)\(tag)&after=\(place.text)"
    }

    private func entry(_ entry: QueueEntry) -> [String: Any] {
        var values: [String: Any] = [
            "item": entry.id.description, "number": entry.trackingNumber.description, "title": entry.title,
            "priority": String(entry.priority),
            "is_urgent": entry.priority == 1, "department": ConsoleWords.place(entry.department, team: entry.team),
            "channel": ConsoleWords.channel(entry.channel.kind), "language": ConsoleWords.language(entry.language),
            "language_code": entry.language.rawValue, "opened": time.text(entry.openedAt),
            "opened_machine": time.machine(entry.openedAt),
        ]
        values["tags"] = entry.tags
        if let since = entry.waitingSince {
            values["waits"] = ConsoleWords.span(now.since(since))
            values["waits_machine"] = time.machine(since)
        }
        if let holder = entry.holder { values["holder"] = holder.name }
        if entry.isUndelivered { values["undelivered"] = true }
        if let due = dues[entry.id] {
            values["due"] = ServiceWords.brief(due, now: now)
            values["tone"] = ServiceWords.tone(due)
        }
        return values
    }
}
