import Foundation
import Intake

/// When people turn to the city, and how: more on weekdays, by phone in office hours, by message into the night, more in a wet spring, and
/// most of all in a storm.
struct GeneratedPace {
    /// How much of all comes by each kind of channel, in percent.
    private static let kinds: [ChannelKind: Double] = [
        .phone: 45, .email: 14, .web: 12, .mobileApp: 10, .sms: 8, .chat: 6, .walkIn: 4, .social: 1,
    ]
    /// Monday first.
    private static let weekdays = [1.25, 1.15, 1.1, 1.1, 1.05, 0.55, 0.45]
    /// January first.
    private static let months = [1.1, 1.15, 1.1, 1.05, 1.05, 1.0, 1.0, 0.95, 0.95, 0.95, 0.9, 1.0]
    /// One day in sixty is a storm's.
    private static let storm = (share: 1.0 / 60, times: 3.0)

    let channels: [Double]
    let sum: Double

    init(_ channels: [ChannelName]) {
        let perKind = Dictionary(grouping: channels, by: \.kind).mapValues { Double($0.count) }
        self.channels = channels.map { (Self.kinds[$0.kind] ?? 1) / (perKind[$0.kind] ?? 1) }
        sum = self.channels.reduce(0, +)
    }

    /// How many of `contacts` fall on each day: exactly all of them.
    static func perDay(_ days: [String], contacts: Int, _ random: inout GeneratorRandom) -> [Int] {
        var weights: [Double] = []
        for day in days { weights.append(weight(of: day, &random)) }
        let sum = weights.reduce(0, +)
        var (counts, reached, given) = ([Int](), 0.0, 0)
        for weight in weights {
            reached += weight
            let until = Int((Double(contacts) * reached / sum).rounded())
            counts.append(until - given)
            given = until
        }
        return counts
    }

    private static func weight(of day: String, _ random: inout GeneratorRandom) -> Double {
        // 2024-01-01 was a Monday.
        let weekday = ((CityCalendar.days(from: "2024-01-01", to: day) ?? 0) % 7 + 7) % 7
        let month = Int(day.dropFirst(5).prefix(2)) ?? 1
        let chance = max(0.5, 1 + 0.08 * random.normal())
        return weekdays[weekday] * months[max(1, min(month, 12)) - 1] * chance
            * (random.happens(storm.share) ? storm.times : 1)
    }

    /// Milliseconds after the day's begin.
    static func time(on kind: ChannelKind, _ random: inout GeneratorRandom) -> Int64 {
        let hours: (middle: Double, width: Double) =
            switch kind {
            case .phone: (12.5, 3.5)
            case .walkIn: (12.5, 2)
            case .email, .web, .mobileApp, .social: (14, 4.5)
            case .sms, .chat: (15, 4)
            }
        let hour = max(0, min(23.99, hours.middle + hours.width * random.normal()))
        return Int64(hour * 3_600_000)
    }
}
