import Foundation
import Intake
import Store

/// A year of a city's requests as filing and the desk leave them, as far as figures are made of them: more on weekdays than on others, a few
/// types often and many seldom, most closed within days.
struct ReportCity {
    private static let rowsOfBody = 2_000
    private static let types = 300
    private static let year: Int64 = 365 * 86_400_000
    /// How often each kind of channel comes, in hundredths.
    private static let channels: [(kind: ChannelKind, id: String, weight: Int, isStaff: Int)] = [
        (.phone, "phone", 45, 1), (.email, "email-311", 14, 0), (.web, "web", 12, 0), (.mobileApp, "app", 10, 0),
        (.sms, "sms-main", 8, 0), (.chat, "chat-web", 6, 0), (.walkIn, "walk-in", 4, 1), (.social, "social", 1, 1),
    ]

    private let now: Moment
    private let ids: RowIDSource
    private var random = SearchRandom(state: 11)

    init(now: Moment) {
        self.now = now
        ids = RowIDSource(clock: SystemWallClock())
    }

    mutating func fill(_ database: SQLiteDatabase, requests: Int) async throws {
        var made = 0
        while made < requests {
            var steps: [SQLStep] = []
            for index in made..<min(requests, made + Self.rowsOfBody) { steps += self.steps(index, of: requests) }
            made += Self.rowsOfBody
            try await database.write(.file) { [steps] session throws(StoreFailure) in
                _ = try session.execute(steps)
            }
        }
    }

    private mutating func steps(_ index: Int, of all: Int) -> [SQLStep] {
        let channel = channel()
        let opened = now.milliseconds - Self.year + Self.year / Int64(all) * Int64(index)
        // The first types come most: the square of an even draw.
        let draw = Double(random.below(1_000_000)) / 1_000_000
        let type = Int(draw * draw * Double(Self.types))
        let request = ids.next()
        let place: [SQLValue] = [.text(channel.kind.rawValue), .text(channel.id)]
        var steps = [
            SQLStep(
                Self.request,
                [.id(request), .text("N\(index)"), .text("type\(type)"), .text("Department \(type % 24)")] + place
                    + [.int64(opened), .int(channel.isStaff)]),
            SQLStep(Self.event, [.id(ids.next()), .id(request), .int64(opened)]), contact(request, channel, at: opened),
        ]
        if index % 3 == 0 { steps.append(contact(request, channel, at: min(opened + 86_400_000, now.milliseconds))) }
        // From minutes to months.
        let took = Int64(60_000 * (1 + random.below(60)) * (1 + random.below(60)) * (1 + random.below(30)))
        let answered = opened + took / 8
        if answered < now.milliseconds {
            steps.append(SQLStep(Self.answer, [.id(ids.next()), .id(request), .text("f\(index)"), .int64(answered)]))
        }
        if opened + took < now.milliseconds {
            steps.append(
                SQLStep(
                    Self.closing,
                    [.id(ids.next()), .id(ids.next())] + place + [.int64(opened + took), .id(request)]))
        }
        return steps
    }

    private func contact(
        _ request: RowID, _ channel: (kind: ChannelKind, id: String, weight: Int, isStaff: Int), at moment: Int64
    ) -> SQLStep {
        SQLStep(
            Self.contact,
            [
                .id(ids.next()), .text(channel.kind.rawValue), .text(channel.id), .id(request), .int64(moment),
                .int(channel.isStaff),
            ])
    }

    private mutating func channel() -> (kind: ChannelKind, id: String, weight: Int, isStaff: Int) {
        var draw = random.below(100)
        for channel in Self.channels {
            draw -= channel.weight
            if draw < 0 { return channel }
        }
        return Self.channels[0]
    }

    private static let request = SQLStatement(
        """
        INSERT INTO service_request (id, tracking_number, title, status, request_type, department, queue, priority, rule,
            reason, channel_kind, channel, language, opened_at, is_staff_entered)
        VALUES ($1, $2, 'A matter', 'resolved', $3, $4, 'queue', 3, 'person', '', $5, $6, 'en', $7, $8)
        """)
    private static let event = SQLStatement(
        "INSERT INTO event (id, request, kind, detail, at) VALUES ($1, $2, 'opened', '', $3)")
    private static let contact = SQLStatement(
        """
        INSERT INTO contact (id, channel_kind, channel, kind, request, conversation, started_at, is_staff_entered)
        VALUES ($1, $2, $3, 'service', $4, $1, $5, $6)
        """)
    private static let answer = SQLStatement(
        """
        INSERT INTO answer (id, request, author, author_name, form, text, written_at)
        VALUES ($1, $2, 1, 'Maria', $3, 'Done.', $4)
        """)
    private static let closing = SQLStatement(
        """
        INSERT INTO counted_change (id, change_id, kind, channel_kind, channel, happened_at, recorded_at, amount, request)
        VALUES ($1, $2, 'resolved', $3, $4, $5, $5, 1, $6)
        """)
}
