import Intake
import Reports

/// Reads the keys that count rows share.
enum RowKeys {
    /// (channel_kind, channel) from two columns; nil for a kind that this binary does not know.
    static func channel(_ row: borrowing SQLRow, _ column: Int) -> ChannelName? {
        ChannelKind(rawValue: row.text(column)).map { ChannelName(kind: $0, id: row.text(column + 1)) }
    }

    /// (channel_kind, channel, kind, amount) from the first four columns.
    static func amount(_ row: borrowing SQLRow) -> ChannelAmount? {
        guard let channel = channel(row, 0), let kind = LedgerKind(rawValue: row.text(2)) else { return nil }
        return ChannelAmount(channel: channel, kind: kind, amount: row.int(3))
    }
}
