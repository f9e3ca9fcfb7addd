import Intake

/// A month, counted from January of the year 0, so that months are added as numbers are.
struct MonthCount {
    private static let names = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    let months: Int

    init(months: Int) { self.months = months }

    /// The month of a day since 1970.
    init(holding day: Int) {
        let date = CivilDate(daysSince1970: day)
        months = date.year * 12 + date.month - 1
    }

    var year: Int { months / 12 }
    /// 1 to 12.
    var month: Int { months % 12 + 1 }
    var name: String { Self.names[months % 12] }
    var shortName: String { String(name.prefix(3)) }

    /// Its first day, in days since 1970.
    var firstDay: Int { CivilDate(firstOf: month, year: year).daysSince1970 }

    /// The days of as many months from this one on.
    func days(count: Int) -> Range<Int> { firstDay..<MonthCount(months: months + count).firstDay }

    /// The month with which the span of `count` months that holds this one begins, where spans begin with the month `first`, 1 to 12.
    func start(of count: Int, from first: Int) -> MonthCount {
        MonthCount(months: months - (months - (first - 1) + 12) % count)
    }
}
