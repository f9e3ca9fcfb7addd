package import Intake
package import Reports

/// Service requests, for reading.
package struct SQLRequestBook: RequestBook {
    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func requests(_ filter: RequestFilter) async throws(StoreFailure) -> [RequestSummary] {
        let values: [SQLValue] = [
            .text(filter.status?.rawValue ?? ""), .text(filter.channel ?? ""), .text(filter.department ?? ""),
            .int64(filter.before?.rawValue ?? .max), .int(filter.limit),
            .text(RequestTags.sought(filter.tag)),
        ]
        return try await database.read { session throws(StoreFailure) in
            try session.all(Self.list, values) { row throws(StoreFailure) in try Self.summary(row) }
        }
    }

    package func request(_ number: TrackingNumber) async throws(StoreFailure) -> RequestDetail? {
        try await database.read { session throws(StoreFailure) in
            let summary = try session.first(Self.find, [.text(number.symbols)]) { row throws(StoreFailure) in
                try Self.summary(row)
            }
            guard let summary else { return nil }
            let key: [SQLValue] = [.id(summary.id)]
            return RequestDetail(
                summary: summary, messages: try Self.messages(key, session),
                answers: try session.all(Self.answers, key) { row throws(StoreFailure) in try Self.answer(row) },
                events: try session.all(Self.events, key) {
                    RequestEvent(kind: $0.text(0), detail: $0.text(1), at: $0.moment(2))
                },
                decisions: try session.all(Self.decisions, key) {
                    RequestDecision(
                        id: $0.id(5), kind: $0.text(0), other: $0.optionalText(1).flatMap { TrackingNumber($0) },
                        reason: $0.text(2), score: $0.double(3), at: $0.moment(4),
                        undone: $0.isNull(6)
                            ? nil : RequestDecision.Undoing(at: $0.moment(6), by: $0.optionalText(7)))
                })
        }
    }

    private static func summary(_ row: borrowing SQLRow) throws(StoreFailure) -> RequestSummary {
        guard let number = TrackingNumber(row.text(1)), let channel = RowKeys.channel(row, 10) else {
            throw StoreFailure(.damaged, "a service request row cannot be read")
        }
        var summary = RequestSummary(
            id: row.id(0), trackingNumber: number, title: row.text(2),
            status: RequestStatus(rawValue: row.text(3)) ?? .triage,
            placement: Placement(
                requestType: row.optionalText(4), department: row.text(5), queue: row.text(6), priority: row.int(7),
                rule: row.text(8), reason: row.text(9)),
            channel: channel, language: Language(rawValue: row.text(12)) ?? .english, openedAt: row.moment(13),
            reportedBy: row.optionalText(14))
        summary.placement.tags = row.optionalText(16).map(RequestTags.tags)
        summary.catalogueVersion = row.isNull(15) ? nil : row.int(15)
        return summary
    }

    private static func messages(
        _ key: [SQLValue], _ session: any SQLSession
    ) throws(StoreFailure) -> [RequestMessage] {
        var messages = try session.all(Self.messages, key) { row throws(StoreFailure) in
            guard let channel = RowKeys.channel(row, 1) else {
                throw StoreFailure(.damaged, "a message row of a channel kind that this binary does not know")
            }
            return RequestMessage(
                id: row.id(0), channel: channel, sender: row.text(3), senderName: row.optionalText(4),
                isSenderVerified: row.flag(5), subject: row.optionalText(6),
                text: ResidentLinks.withoutKeys(row.text(7)),
                // Most answer one of our mails, and quote its links.
                fullText: ResidentLinks.withoutKeys(row.optionalText(8) ?? row.text(7)),
                automatic: row.optionalText(9).flatMap(AutomaticMark.init(rawValue:)), isUnconfirmed: row.flag(10),
                defects: row.text(11).split(separator: ",").map(String.init), arrivedAt: row.moment(12),
                attachments: [])
        }
        for index in messages.indices {
            messages[index].attachments = try session.all(Self.attachments, [.id(messages[index].id)]) {
                RequestAttachment(name: $0.text(0), mediaType: $0.text(1), size: $0.int(2), state: $0.text(3))
            }
        }
        return messages
    }

    private static func answer(_ row: borrowing SQLRow) throws(StoreFailure) -> RequestAnswer {
        guard let kind = OutboundKind(rawValue: row.text(1)) else {
            throw StoreFailure(.damaged, "an outbox row of a kind that this binary does not know")
        }
        return RequestAnswer(
            id: row.id(0), kind: kind, channel: row.text(2), recipient: row.text(3),
            text: ResidentLinks.withoutKeys(row.text(4)),
            state: row.text(5), delivery: row.optionalText(6), repeats: row.int(7), createdAt: row.moment(8),
            sentAt: row.optionalMoment(9))
    }
}
