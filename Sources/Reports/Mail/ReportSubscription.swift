package import Intake

/// A report that is sent to people after each of its periods.
package struct ReportSubscription: Hashable, Sendable {
    /// The most periods that are made up for where nothing could be sent for a while; the newest of them.
    package static let mostMissed = 7

    /// Unique: a period's report is sent once under its name.
    package var name: String
    package var rhythm: ReportRhythm
    /// In the order of the mail; `forecast` is about no period and is none of them.
    package var pages: [ReportPage]
    /// Addresses of the city's people.
    package var to: [String]
    /// The channel whose mailbox sends it.
    package var channel: ChannelName
    /// Minutes after midnight, the city's time, of the day after the period.
    package var minutes: Int
    /// Whether weeks go from Sunday to Saturday.
    package var isFromSunday: Bool

    package init(
        name: String, rhythm: ReportRhythm, pages: [ReportPage], to: [String], channel: ChannelName, minutes: Int,
        isFromSunday: Bool = false
    ) {
        self.name = name
        self.rhythm = rhythm
        self.pages = pages
        self.to = to
        self.channel = channel
        self.minutes = minutes
        self.isFromSunday = isFromSunday
    }

    /// What it is about each time.
    package var kind: PeriodKind {
        switch rhythm {
        case .day: .day
        case .week: isFromSunday ? .sundayWeek : .isoWeek
        case .month: .month
        case .quarter: .fiscalQuarter
        }
    }

    /// The periods whose report is to be sent, oldest first.
    ///
    /// - Parameters:
    ///   - today: the city's day.
    ///   - minute: of that day, by the city's clock.
    ///   - last: the first day of the newest period of its kind that was sent; nil where none was: then it begins with the one that is over.
    package func due(today: String, minute: Int, last: String?) -> [ReportPeriod] {
        let over = minute >= minutes ? today : CityCalendar.day(today, plus: -1) ?? today
        // The newest that ended before `over`.
        guard var period = ReportPeriod(kind, holding: over)?.before else { return [] }
        guard let last else { return [period] }
        var due: [ReportPeriod] = []
        while period.firstDay > last, due.count < Self.mostMissed {
            due.append(period)
            period = period.before
        }
        return due.reversed()
    }
}
