import Intake

extension FloorDriver {
    /// What waits by the channel that it came by, whatever rule it is offered by.
    func standings() -> [QueueStanding] {
        var waiting: [ChannelKind: (waiting: Int, offered: Int, since: Moment)] = [:]
        for (item, row) in rows {
            guard let work = floor.work(item) else { continue }
            let isWaiting = work.state == .waiting
            if case .offered = work.state {} else if !isWaiting { continue }
            var count = waiting[row.card.channel] ?? (0, 0, work.work.since)
            if isWaiting { count.waiting += 1 } else { count.offered += 1 }
            count.since = min(count.since, work.work.since)
            waiting[row.card.channel] = count
        }
        return ChannelKind.allCases.compactMap { kind in
            waiting[kind].map {
                QueueStanding(channel: kind, waiting: $0.waiting, offered: $0.offered, waitingSince: $0.since)
            }
        }
    }
}
