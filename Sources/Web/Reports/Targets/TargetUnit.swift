import Reports

/// In what a target's value is typed.
enum TargetUnit: String, CaseIterable {
    case perDay = "per_day"
    case perWeek = "per_week"
    case perMonth = "per_month"
    case perYear = "per_year"
    case atEnd = "at_end"
    case percent
    case minutes
    case hours
    case days
    case points

    var title: String {
        switch self {
        case .perDay: "a day"
        case .perWeek: "a week"
        case .perMonth: "a month"
        case .perYear: "a year"
        case .atEnd: "at the end"
        case .percent: "%"
        case .minutes, .hours, .days, .points: rawValue
        }
    }

    var rate: TargetRate? {
        switch self {
        case .perDay: .day
        case .perWeek: .week
        case .perMonth: .month
        case .perYear: .year
        case .atEnd, .percent, .minutes, .hours, .days, .points: nil
        }
    }

    /// What was typed as a target keeps it; nil where it is no number of at most two decimals, or of another kind of figure.
    func value(_ typed: String, of statistic: TargetStatistic) -> Int64? {
        guard let hundredths = Self.hundredths(typed) else { return nil }
        switch (statistic, self) {
        case (.sum, .perDay), (.sum, .perWeek), (.sum, .perMonth), (.sum, .perYear), (.level, .atEnd):
            return hundredths % 100 == 0 ? hundredths / 100 : nil
        case (.share, .percent), (.percentage, .percent): return hundredths % 10 == 0 ? hundredths / 10 : nil
        case (.median, .minutes), (.p90, .minutes): return hundredths * 600
        case (.median, .hours), (.p90, .hours): return hundredths * 36_000
        case (.median, .days), (.p90, .days): return hundredths * 864_000
        case (.mean, .points): return hundredths
        default: return nil
        }
    }

    /// `12`, `12.5` and `12.25` in hundredths.
    private static func hundredths(_ typed: String) -> Int64? {
        let parts = typed.trimmingPrefix(while: \.isWhitespace).split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), (1...9).contains(parts[0].count),
            parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
            let whole = Int64(parts[0])
        else { return nil }
        guard parts.count == 2 else { return whole * 100 }
        guard (1...2).contains(parts[1].count), let decimals = Int64(parts[1]) else { return nil }
        return whole * 100 + (parts[1].count == 1 ? decimals * 10 : decimals)
    }
}
