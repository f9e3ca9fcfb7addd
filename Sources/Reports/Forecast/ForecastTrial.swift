/// Forecasts made for weeks already known, from what was known before each, against what came.
struct ForecastTrial {
    /// What was expected and what came.
    struct Pair {
        var expected: Double
        var came: Double
    }

    /// By forecast, the days and their hours.
    private(set) var days: [[Pair]] = []
    private(set) var hours: [[Pair]] = []
    private(set) var naive: [Pair] = []

    /// One forecast from each of `origins`, the first day of each.
    init(_ history: VolumeHistory, origins: [Int], weeks: Int, holidays: Set<Int>, usesSeason: Bool) {
        for origin in origins {
            let known = history.before(origin)
            let pattern = VolumePattern(known, holidays: holidays, usesSeason: usesSeason)
            let tested = origin..<min(origin + weeks * 7, history.range.upperBound)
            var hourPairs: [Pair] = []
            days.append(
                tested.map { day in
                    let expected = pattern.expected(on: day, isHoliday: holidays.contains(day))
                    let shares = pattern.shares(on: day)
                    let came = history.hours(on: day)
                    hourPairs += (0..<24).map { Pair(expected: expected * shares[$0], came: Double(came[$0])) }
                    return Pair(expected: expected, came: history.total(on: day))
                })
            hours.append(hourPairs)
            naive += tested.map { day in
                let same = day - ((day - origin) / 7 + 1) * 7
                return Pair(expected: known.total(on: same), came: history.total(on: day))
            }
        }
    }

    var error: ForecastError {
        let all = days.flatMap(\.self)
        let came = all.reduce(0) { $0 + $1.came }
        let more = all.reduce(0) { $0 + $1.expected - $1.came }
        return ForecastError(
            forecasts: days.count, daily: Self.off(all), hourly: Self.off(hours.flatMap(\.self)),
            bias: came > 0 ? more / came : nil, naiveDaily: Self.off(naive), coverage: coverage)
    }

    /// The weighted absolute percentage error as a share; nil where nothing came.
    static func off(_ pairs: [Pair]) -> Double? {
        let came = pairs.reduce(0) { $0 + $1.came }
        return came > 0 ? pairs.reduce(0) { $0 + abs($1.came - $1.expected) } / came : nil
    }

    private var coverage: Double? {
        guard days.count > 1 else { return nil }
        var within = 0
        var all = 0
        for (index, tested) in days.enumerated() {
            let band = ForecastBand(days.enumerated().filter { $0.offset != index }.flatMap(\.element))
            for pair in tested {
                let value = band.value(pair.expected)
                all += 1
                if value.low <= pair.came && pair.came <= value.high { within += 1 }
            }
        }
        return all > 0 ? Double(within) / Double(all) : nil
    }
}
