import Intake

/// Forecasts a channel's volume by the hour from what came before: level × weekday × season, spread over the weekday's hours.
///
/// Days unlike their neighbours are left out, holidays are reckoned apart, and no trend is drawn on. The same is done for the last weeks that
/// are known, and what that was off stands beside the result; the season is used only where it made that smaller.
package struct Forecaster: Sendable {
    /// Days before the first forecast that is tested.
    private static let fitted = 56
    /// Forecasts in the test, at least and at most.
    private static let trials = 4...8

    /// Days of history needed for any forecast, the test included.
    package static var neededDays: Int { fitted + trials.lowerBound * 7 }

    private let holidays: Set<Int>
    private let weeks: Int

    /// - Parameters:
    ///   - weeks: how many to forecast, 1 to 13.
    ///   - holidays: city days as `2026-11-26`, of the past as well as to come.
    package init(weeks: Int, holidays: Set<String>) {
        self.weeks = max(1, min(weeks, 13))
        self.holidays = Set(holidays.compactMap { CivilDate($0)?.daysSince1970 })
    }

    /// Forecasts the weeks that begin the day after the last one of `history`, of which no day may be one that is not over.
    package func forecast(_ history: [HourlyVolume]) -> Forecast {
        let history = VolumeHistory(history)
        guard history.range.count >= Self.neededDays else {
            return .tooShort(days: history.range.count, needed: Self.neededDays)
        }
        let plain = trial(history, usesSeason: false)
        var chosen = plain
        var usesSeason = false
        if history.range.count >= SeasonShape.neededDays + Self.trials.upperBound * 7 {
            let seasonal = trial(history, usesSeason: true)
            if let with = seasonal.error.daily, let without = plain.error.daily, with < without {
                (chosen, usesSeason) = (seasonal, true)
            }
        }
        let pattern = VolumePattern(history, holidays: holidays, usesSeason: usesSeason)
        return .made(
            VolumeForecast(
                days: days(after: history.last, pattern, chosen), error: chosen.error,
                from: CivilDate(daysSince1970: history.range.lowerBound).description,
                through: CivilDate(daysSince1970: history.last).description,
                outliers: pattern.outliers.sorted().map { CivilDate(daysSince1970: $0).description },
                notes: notes(history, pattern)))
    }

    private func trial(_ history: VolumeHistory, usesSeason: Bool) -> ForecastTrial {
        let count = min(Self.trials.upperBound, (history.range.count - Self.fitted) / 7)
        let origins = (1...count).reversed().map { history.range.upperBound - $0 * 7 }
        return ForecastTrial(history, origins: origins, weeks: weeks, holidays: holidays, usesSeason: usesSeason)
    }

    private func days(after last: Int, _ pattern: VolumePattern, _ trial: ForecastTrial) -> [ForecastDay] {
        let dayBand = ForecastBand(trial.days.flatMap(\.self))
        let hourBand = ForecastBand(trial.hours.flatMap(\.self))
        return (last + 1...last + weeks * 7).map { day in
            let isHoliday = holidays.contains(day)
            let total = pattern.expected(on: day, isHoliday: isHoliday)
            return ForecastDay(
                day: CivilDate(daysSince1970: day).description, isHoliday: isHoliday, total: dayBand.value(total),
                hours: pattern.shares(on: day).map { hourBand.value(total * $0) })
        }
    }

    private func notes(_ history: VolumeHistory, _ pattern: VolumePattern) -> [String] {
        var notes: [String] = []
        if history.range.count < SeasonShape.neededDays + Self.trials.upperBound * 7 {
            notes.append("The course of the year is not used: that takes over two years of days.")
        } else if pattern.season.isEmpty {
            notes.append("The course of the year is not used: in the test, forecasts without it were nearer.")
        } else {
            notes.append("The course of the year is used: in the test, forecasts with it were nearer.")
        }
        let ahead = holidays.filter { (history.last + 1...history.last + weeks * 7).contains($0) }
        if !ahead.isEmpty, pattern.holiday == nil {
            notes.append("Holidays are forecast as ordinary days: fewer than three are known.")
        }
        if !pattern.outliers.isEmpty {
            let count = pattern.outliers.count
            notes.append("\(count) unusual \(count == 1 ? "day was" : "days were") left out.")
        }
        return notes
    }
}
