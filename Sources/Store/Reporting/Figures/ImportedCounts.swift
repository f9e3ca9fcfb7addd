import Intake
import Reports

/// Puts imported counts in the place of a day's logged contacts, on the channels that are counted from imports (promise 11). What was
/// logged there stays in every other measure.
struct ImportedCounts {
    /// As `2026-11-21`.
    let day: String

    func replace(_ figures: inout DayFigures, _ session: any SQLSession) throws(StoreFailure) {
        let channels = try VolumeSourceRows.all(session).imported(on: day)
        guard !channels.isEmpty else { return }
        let counts = try VolumeDayRows.standing(on: day, session)
        let logged = Self.remove(channels, from: &figures)
        for channel in channels {
            guard let count = counts[channel] else { continue }
            let key = Self.key(of: channel)
            figures.add(count.amount, to: FigureCell(measure: .contact, key: key))
            for (hour, amount) in count.hours(like: logged[channel] ?? []).enumerated() {
                figures.add(amount, to: FigureCell(measure: .contactHour, key: key), bucket: hour)
            }
        }
    }

    /// The same among the rows behind a figure: one for all that was imported of a channel.
    func replace(
        _ causes: inout [FigureCause], of measure: Measure, at start: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        guard measure == .contact else { return }
        let channels = try VolumeSourceRows.all(session).imported(on: day)
        guard !channels.isEmpty else { return }
        let counts = try VolumeDayRows.standing(on: day, session)
        causes.removeAll { $0.key.channel.map(channels.contains) ?? false }
        for channel in channels {
            guard let count = counts[channel] else { continue }
            causes.append(
                FigureCause(
                    measure: measure, key: Self.key(of: channel), at: start, amount: count.amount, isImported: true))
        }
    }

    private static func key(of channel: ChannelName) -> FigureKey {
        FigureKey(channel: channel, requestType: "", department: "", origin: origin(of: channel.kind))
    }

    /// Takes out the contacts of `channels`; gives their hours.
    private static func remove(
        _ channels: Set<ChannelName>, from figures: inout DayFigures
    ) -> [ChannelName: [Int]] {
        var hours: [ChannelName: [Int]] = [:]
        for (cell, sum) in figures.sums {
            guard let channel = cell.key.channel, channels.contains(channel) else { continue }
            guard cell.measure == .contact || cell.measure == .contactHour else { continue }
            figures.merge(sum, to: cell, times: -1)
            guard cell.measure == .contactHour else { continue }
            for row in sum.buckets.rows where (0..<24).contains(row.bucket) {
                hours[channel, default: Array(repeating: 0, count: 24)][row.bucket] += row.count
            }
        }
        return hours
    }

    /// Calls and visits are staff's to enter; the other kinds residents enter themselves.
    private static func origin(of kind: ChannelKind) -> Origin {
        switch kind {
        case .phone, .walkIn: .staff
        case .email, .chat, .sms, .web, .mobileApp, .social: .resident
        }
    }
}
