import Intake
import Reports

/// Counts one city day from the rows that caused its figures.
struct DayCounter {
    let start: Moment
    /// When the next day begins.
    let end: Moment
    let calendar: CityCalendar

    init(_ bounds: Range<Moment>, calendar: CityCalendar) {
        self.calendar = calendar
        start = bounds.lowerBound
        end = bounds.upperBound
    }

    /// All of it, in one consistent state of the store.
    func count(_ session: any SQLSession) throws(StoreFailure) -> DayFigures {
        var figures = DayFigures()
        try DayCauses(bounds: start..<end).each(of: Set(Measure.allCases), session) { cause in
            figures.add(cause.amount, to: cell(of: cause), bucket: bucket(of: cause))
        }
        try ImportedCounts(day: calendar.day(of: start)).replace(&figures, session)
        return figures
    }

    /// Hours are kept by channel and origin alone.
    private func cell(of cause: FigureCause) -> FigureCell {
        var key = cause.key
        if cause.measure.buckets == .hours { (key.requestType, key.department) = ("", "") }
        return FigureCell(measure: cause.measure, key: key)
    }

    private func bucket(of cause: FigureCause) -> Int? {
        switch cause.measure.buckets {
        case .none: return nil
        case .hours:
            // By the city's clock: the hour that comes twice has both.
            let local = cause.at.milliseconds + calendar.offset(at: cause.at).milliseconds
            return Int((local % 86_400_000 + 86_400_000) % 86_400_000 / 3_600_000)
        case .durations: return DurationBucket.index(ofMilliseconds: cause.value ?? 0)
        case .scores: return Int(cause.value ?? 0)
        }
    }
}
