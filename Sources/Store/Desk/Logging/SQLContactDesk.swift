package import Desk
import Foundation
package import Intake

/// Logged contacts go the way of everything that arrives: kept, with what their author did in the audit trail, and then filed.
package struct SQLContactDesk: ContactDesk {
    /// Filing takes milliseconds; where much waits before it, nobody sits and waits.
    private static let patience: Duration = .seconds(3)
    /// Another process may have filed it, whose bell rings elsewhere.
    private static let look: Duration = .milliseconds(100)

    private let database: any SQLDatabase
    private let keeper: SQLKeeper
    private let audit: AuditRows
    private let filed: Doorbell

    /// - Parameter filed: rung after each commit that filed something.
    init(database: any SQLDatabase, keeper: SQLKeeper, ids: RowIDSource, filed: Doorbell) {
        self.database = database
        self.keeper = keeper
        self.filed = filed
        audit = AuditRows(ids: ids)
    }

    package func log(
        _ contact: LoggedContact, form: SourceID, on channel: ChannelName, at: Moment, by author: ChangeAuthor?
    ) async throws(StoreFailure) -> LoggedOutcome {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard let bytes = try? encoder.encode(contact) else {
            throw StoreFailure(.refused, "a logged contact cannot be written")
        }
        // A lane of its own: no call waits for another. A program's names what it said, too, so that another text under a key that was used
        // already is not taken for a second sending.
        let digest = ContentDigest(of: [Array(bytes)])
        let lane = author == nil ? "\(form.value) \(digest.high) \(digest.low)" : form.value
        let received = Received(
            channel: channel, sourceID: form, lane: lane, format: .logged, arrivedAt: at, bytes: Array(bytes))
        let entry = [
            "channel": channel.id, "kind": contact.kind.rawValue, "request_type": contact.requestType ?? "",
            "joins": contact.joins?.description ?? "",
        ]
        let audit = audit
        let also = SQLKeeper.Also { outcomes, session throws(StoreFailure) in
            guard let author, case .kept(let id, _) = outcomes.first else { return }
            try audit.write(
                AuditEntry(
                    at: at, author: author, action: .contactLogged, subject: AuditSubject(kind: "received", id: id),
                    after: entry), session)
        }
        let outcomes = try await keeper.keep([received], also: also)
        guard let id = outcomes.first?.id else { throw StoreFailure(.refused, "nothing to keep") }
        if author == nil, case .redelivery = outcomes.first, try await self.lane(of: id) != lane { return .differs }
        return try await outcome(of: id)
    }

    package func isLogged(_ form: SourceID, on channel: ChannelName) async throws(StoreFailure) -> Bool {
        try await database.read { session throws(StoreFailure) in
            try session.exists(Self.logged, [.text(channel.id), .text(form.value)])
        }
    }

    private func lane(of id: RowID) async throws(StoreFailure) -> String? {
        try await database.read { session throws(StoreFailure) in
            try session.first(Self.lane, [.id(id)]) { $0.text(0) }
        }
    }

    private func outcome(of id: RowID) async throws(StoreFailure) -> LoggedOutcome {
        let clock = ContinuousClock()
        let end = clock.now + Self.patience
        while true {
            let rings = filed.rings
            let found = try await database.read { session throws(StoreFailure) in
                try session.first(Self.result, [.id(id)]) { $0.optionalText(0) }
            }
            if let found { return found.flatMap { TrackingNumber($0) }.map { .filed($0) } ?? .counted }
            guard clock.now < end, !Task.isCancelled else { return .waits }
            await filed.wait(after: rings, atMost: Self.look)
        }
    }

    static let logged = SQLStatement("SELECT 1 FROM received WHERE channel = $1 AND source_id = $2")

    private static let lane = SQLStatement("SELECT lane FROM received WHERE id = $1")

    static let result = SQLStatement(
        """
        SELECT s.tracking_number FROM message m LEFT JOIN service_request s ON s.id = m.request WHERE m.id = $1
        """)
}
