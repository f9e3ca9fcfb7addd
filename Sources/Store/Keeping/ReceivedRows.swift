import Foundation
import Intake

/// Writes received rows: unique by source id, a redelivery only counted (promise 2).
struct ReceivedRows: Sendable {
    let ids: RowIDSource
    let clock: any WallClock
    let count: Count
    let book: LedgerBook
    /// The version of the catalogue that this node serves; nil where none is written down.
    var catalogueVersion: Int?

    /// Keeps each thing under its id, or counts its redelivery.
    func keep(
        _ arrivals: [Arrival], _ sums: inout RollupSums, _ session: any SQLSession
    ) throws(StoreFailure) -> [KeepOutcome] {
        let now = clock.now()
        let added = try session.execute(arrivals.map { Self.step($0, now) })
        var outcomes: [KeepOutcome] = []
        outcomes.reserveCapacity(arrivals.count)
        for (arrival, added) in zip(arrivals, added) {
            outcomes.append(
                added == 1
                    ? try keepBytes(of: arrival, session) : try redelivery(arrival.received, now, &sums, session))
        }
        return outcomes
    }

    private static func step(_ arrival: Arrival, _ now: Moment) -> SQLStep {
        let received = arrival.received
        return SQLStep(
            insert,
            [
                .id(arrival.id), .text(received.channel.kind.rawValue), .text(received.channel.id),
                .text(received.sourceID.value), .text(received.lane), .text(received.format.rawValue),
                .moment(received.arrivedAt), .moment(now), .int(received.bytes.count), .optional(received.session),
                .text(json(received.envelope)),
            ])
    }

    private func keepBytes(of arrival: Arrival, _ session: any SQLSession) throws(StoreFailure) -> KeepOutcome {
        let (received, id) = (arrival.received, arrival.id)
        try session.write(
            Self.insertRaw,
            [.id(id), arrival.blob == nil ? .bytes(received.bytes) : .null, .optional(arrival.blob)])
        let sequence = try received.session.map { chat throws(StoreFailure) in
            try SessionLog.keep(received, id: id, session: chat, session)
        }
        return .kept(id, sequence: sequence)
    }

    private func redelivery(
        _ received: Received, _ now: Moment, _ sums: inout RollupSums, _ session: any SQLSession
    ) throws(StoreFailure) -> KeepOutcome {
        let known = try session.first(Self.known, [.text(received.channel.id), .text(received.sourceID.value)]) {
            $0.id(0)
        }
        guard let known else { throw StoreFailure(.refused, "a received row conflicts with none") }
        try book.write([try note(redeliveryOf: known, received.channel, now, session)], &sums, session)
        return .redelivery(of: known, sequence: try SessionLog.sequence(of: known, session))
    }

    /// Notes that a known thing came again; what counts it is for the caller to write.
    func note(
        redeliveryOf known: RowID, _ channel: ChannelName, _ now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> LedgerEntry {
        let id = ids.next()
        try session.write(
            Self.insertRedelivery,
            [.id(id), .id(known), .text(channel.kind.rawValue), .text(channel.id), .moment(now)])
        return count.entry(.redelivered, cause: id, channel: channel, happenedAt: now, recordedAt: now)
    }

    /// Reads what `json` wrote.
    static func envelope(_ json: String) -> [String: String] {
        guard json != Self.noEnvelope else { return [:] }
        return (try? JSONDecoder().decode([String: String].self, from: Data(json.utf8))) ?? [:]
    }

    private static func json(_ envelope: [String: String]) -> String {
        guard !envelope.isEmpty else { return noEnvelope }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        // Strings always encode.
        return (try? encoder.encode(envelope)).map { String(decoding: $0, as: UTF8.self) } ?? noEnvelope
    }

    private static let noEnvelope = "{}"

    private static let insert = SQLStatement(
        """
        INSERT INTO received (id, channel_kind, channel, source_id, lane, format, arrived_at, kept_at, size, session,
            envelope, state)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'kept')
        ON CONFLICT (channel, source_id) DO NOTHING
        """)

    private static let insertRaw = SQLStatement("INSERT INTO raw (received, bytes, blob) VALUES ($1, $2, $3)")

    private static let known = SQLStatement("SELECT id FROM received WHERE channel = $1 AND source_id = $2")

    private static let insertRedelivery = SQLStatement(
        "INSERT INTO redelivery (id, received, channel_kind, channel, at) VALUES ($1, $2, $3, $4, $5)")
}
