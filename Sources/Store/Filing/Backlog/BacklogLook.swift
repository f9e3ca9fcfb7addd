import Intake

/// What one look at the kept things found.
struct BacklogLook: Sendable {
    /// A kept thing whose bytes may still stand in a blob.
    struct Thing: Sendable {
        var kept: Kept
        var blob: String?
        /// Bytes, wherever they stand.
        var size: Int
    }

    var found: [Thing] = []
    var bytes = 0
    var unreadable: [(RowID, ChannelName)] = []

    /// A channel of a kind that this binary does not know has no place in any count: what came by it waits for a newer one.
    mutating func take(_ row: borrowing SQLRow) {
        if let thing = Self.thing(row) {
            found.append(thing)
            bytes += thing.size
        } else if let channel = RowKeys.channel(row, 1) {
            unreadable.append((row.id(0), channel))
        }
    }

    /// Nil for a row that this binary cannot read.
    static func thing(_ row: borrowing SQLRow) -> Thing? {
        guard let kind = ChannelKind(rawValue: row.text(1)), let source = SourceID(row.text(3)),
            let format = ReceivedFormat(rawValue: row.text(5))
        else { return nil }
        let received = Received(
            channel: ChannelName(kind: kind, id: row.text(2)), sourceID: source, lane: row.text(4), format: format,
            arrivedAt: row.moment(6), bytes: row.bytes(10), session: row.optionalID(7),
            envelope: ReceivedRows.envelope(row.text(9)))
        return Thing(
            kept: Kept(id: row.id(0), received: received, attempts: row.int(12)), blob: row.optionalText(11),
            size: row.int(8))
    }

    /// A row of `thing`, by $1.
    static let kept = SQLStatement(
        """
        SELECT r.id, r.channel_kind, r.channel, r.source_id, r.lane, r.format, r.arrived_at, r.session, r.size,
            r.envelope, w.bytes, w.blob, r.attempts
        FROM received r JOIN raw w ON w.received = r.id WHERE r.id = $1 AND r.state = 'kept'
        """)
}
