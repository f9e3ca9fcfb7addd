/// A day of the week, Monday first as ISO 8601 has it.
enum Weekday: Int, CaseIterable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    /// The weekday of a day since 1970, which began on a Thursday.
    init(of day: Int) {
        let index = ((day + 3) % 7 + 7) % 7
        self = Weekday.allCases[index]
    }

    /// How many days back from `day` the last such weekday lies; 0 where `day` is one.
    func days(before day: Int) -> Int { (Weekday(of: day).rawValue - rawValue + 7) % 7 }

    var name: String {
        switch self {
        case .monday: "Monday"
        case .tuesday: "Tuesday"
        case .wednesday: "Wednesday"
        case .thursday: "Thursday"
        case .friday: "Friday"
        case .saturday: "Saturday"
        case .sunday: "Sunday"
        }
    }
}
