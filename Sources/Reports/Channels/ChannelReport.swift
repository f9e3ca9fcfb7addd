import Intake

/// Each channel's volume and its share of the whole, from one city day to another, both included.
package struct ChannelReport: Hashable, Codable, Sendable {
    /// City days as `2026-11-21`; nil where the report is open on that side.
    package var from: String?
    package var to: String?
    /// One row for every channel kind, zeros included, or one for every channel.
    package var rows: [ChannelVolume]
    package var total: ChannelVolumeTotal

    /// Makes the report of what the ledger holds.
    ///
    /// - Parameters:
    ///   - amounts: sums by (channel kind, channel, ledger kind); several of the same are added.
    ///   - byChannel: one row for each channel instead of each kind; kinds without any channel keep their zero row.
    package init(from: String?, to: String?, amounts: [ChannelAmount], byChannel: Bool) {
        self.from = from
        self.to = to
        var volumes: [ChannelVolume] = []
        for kind in ChannelKind.allCases {
            let names = byChannel ? Set(amounts.filter { $0.channel.kind == kind }.map(\.channel.id)).sorted() : []
            volumes +=
                names.isEmpty ? [ChannelVolume(kind: kind)] : names.map { ChannelVolume(kind: kind, channel: $0) }
        }
        for amount in amounts {
            let row = volumes.firstIndex {
                $0.kind == amount.channel.kind && ($0.channel == nil || $0.channel == amount.channel.id)
            }
            if let row { volumes[row].add(amount.amount, of: amount.kind) }
        }
        let contactShares = Shares.tenths(of: volumes.map(\.contacts))
        let openedShares = Shares.tenths(of: volumes.map(\.opened))
        for index in volumes.indices {
            volumes[index].contactShare = contactShares[index]
            volumes[index].openedShare = openedShares[index]
        }
        rows = volumes
        total = ChannelVolumeTotal(of: volumes)
    }
}
