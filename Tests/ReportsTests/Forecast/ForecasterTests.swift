import Foundation
import Intake
import Reports
import TestKit
import Testing

@Suite struct ForecasterTests {
    /// 2024-01-01, a Monday.
    private static let start = 19_723
    private static let weekdays = [1.3, 1.2, 1.1, 1.0, 1.0, 0.8, 0.6]

    private func text(_ day: Int) -> String { CivilDate(daysSince1970: day).description }

    /// A channel with a mean of `level` a day, its hours from 8 to 18, and what `factor` does to a day.
    private func history(
        days: Int, level: Double, noise: Double = 0, seed: UInt64 = 1, factor: (Int) -> Double = { _ in 1 }
    ) -> [HourlyVolume] {
        var generator = SeededGenerator(seed: seed)
        return (0..<days).map { index in
            let day = Self.start + index
            let mean = level * Self.weekdays[index % 7] * factor(index)
            let total = mean * (1 + noise * Double.random(in: -1...1, using: &generator))
            return HourlyVolume(
                day: text(day), hours: (0..<24).map { (8..<18).contains($0) ? Int((total / 10).rounded()) : 0 })
        }
    }

    private func made(_ forecast: Forecast) throws -> VolumeForecast {
        guard case .made(let made) = forecast else {
            throw Failure.tooShort
        }
        return made
    }

    private enum Failure: Error { case tooShort }

    @Test("what repeats exactly is forecast exactly, hour by hour")
    func exact() throws {
        let forecast = try made(Forecaster(weeks: 2, holidays: []).forecast(history(days: 140, level: 1_000)))
        #expect(forecast.days.count == 14 && forecast.days.first?.day == text(Self.start + 140))
        for (index, day) in forecast.days.enumerated() {
            let expected = 1_000 * Self.weekdays[index % 7]
            #expect(abs(day.total.expected - expected) < 0.5)
            #expect(abs(day.hours[9].expected - expected / 10) < 0.5 && day.hours[3].expected == 0)
            #expect(abs(day.hours.reduce(0) { $0 + $1.expected } - day.total.expected) < 1e-6)
        }
        #expect(try #require(forecast.error.daily) < 0.001 && forecast.error.forecasts == 8)
    }

    @Test("a storm moves nothing and is named; a lasting change does")
    func storm() throws {
        let calm = history(days: 140, level: 1_000, noise: 0.05)
        var stormy = calm
        for day in 131...133 { stormy[day].hours = stormy[day].hours.map { $0 * 8 } }
        let forecaster = Forecaster(weeks: 1, holidays: [])
        let without = try made(forecaster.forecast(calm))
        let with = try made(forecaster.forecast(stormy))
        #expect(Set(with.outliers).isSuperset(of: (131...133).map { text(Self.start + $0) }))
        for (a, b) in zip(with.days, without.days) {
            #expect(abs(a.total.expected - b.total.expected) < 0.03 * b.total.expected)
        }
        let changed = history(days: 140, level: 1_000) { $0 >= 84 ? 1.5 : 1 }
        let lasting = try made(forecaster.forecast(changed))
        #expect(abs(try #require(lasting.days.first).total.expected - 1_950) < 60)
    }

    @Test("holidays are reckoned apart, where three are known")
    func holidays() throws {
        let closed: Set = [30, 65, 101, 143]
        let volumes = history(days: 140, level: 1_000) { closed.contains($0) ? 0.1 : 1 }
        let names = Set(closed.map { text(Self.start + $0) })
        let forecast = try made(Forecaster(weeks: 1, holidays: names).forecast(volumes))
        let holiday = forecast.days[3]
        #expect(holiday.isHoliday && abs(holiday.total.expected - 100) < 10)
        #expect(forecast.notes.allSatisfy { !$0.contains("ordinary days") })
        let few = try made(Forecaster(weeks: 1, holidays: [text(Self.start + 143)]).forecast(volumes))
        #expect(few.notes.contains { $0.contains("ordinary days") })
    }

    @Test("the season is learnt from over two years, and only used where it helps")
    func season() throws {
        let volumes = history(days: 1_000, level: 1_000, noise: 0.03) { 1 + 0.4 * sin(Double($0) / 365.25 * 2 * .pi) }
        let forecast = try made(Forecaster(weeks: 6, holidays: []).forecast(volumes))
        #expect(forecast.notes.contains { $0.contains("is used") })
        #expect(try #require(forecast.error.daily) < 0.06)
        let short = try made(Forecaster(weeks: 6, holidays: []).forecast(Array(volumes.suffix(300))))
        #expect(short.notes.contains { $0.contains("two years") })
        #expect(try #require(forecast.error.daily) < #require(short.error.daily))
    }

    @Test("four of five days fall within the bounds", arguments: 1...4)
    func bounds(seed: Int) throws {
        let volumes = history(days: 400, level: 800, noise: 0.2, seed: UInt64(seed))
        let forecast = try made(Forecaster(weeks: 4, holidays: []).forecast(Array(volumes.prefix(372))))
        let within = zip(forecast.days, volumes.suffix(28)).filter {
            let came = Double($1.hours.reduce(0, +))
            return $0.total.low <= came && came <= $0.total.high
        }
        #expect(within.count >= 17)
        #expect(try #require(forecast.error.coverage) > 0.65)
        #expect(try #require(forecast.error.daily) < #require(forecast.error.naiveDaily))
        #expect(abs(try #require(forecast.error.bias)) < 0.06)
    }

    @Test("too few days: it says so; days before the first contact do not count")
    func short() {
        let forecaster = Forecaster(weeks: 2, holidays: [])
        let needed = Forecaster.neededDays
        #expect(forecaster.forecast([]) == .tooShort(days: 0, needed: needed))
        #expect(
            forecaster.forecast(history(days: needed - 1, level: 10)) == .tooShort(days: needed - 1, needed: needed))
        let late = history(days: 200, level: 1_000) { $0 < 150 ? 0 : 1 }
        #expect(forecaster.forecast(late) == .tooShort(days: 50, needed: needed))
    }

    @Test("a channel with next to nothing is no crash, and no bound lies below 0")
    func sparse() throws {
        var generator = SeededGenerator(seed: 3)
        let volumes = (0..<200).map { index in
            HourlyVolume(
                day: text(Self.start + index),
                hours: (0..<24).map { _ in index == 0 || generator.below(60) == 0 ? 1 : 0 })
        }
        let forecast = try made(Forecaster(weeks: 4, holidays: []).forecast(volumes))
        for value in forecast.days.flatMap({ $0.hours + [$0.total] }) {
            #expect(value.low >= 0 && value.low <= value.expected && value.expected <= value.high)
        }
    }
}
