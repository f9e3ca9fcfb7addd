import Foundation
import Intake

/// Days as residents read them, in the city's time and the page's language.
struct ResidentDates: Sendable {
    private static let months: [Language: [String]] = [
        .english: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
        .spanish: [
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
            "noviembre", "diciembre",
        ],
        .portuguese: [
            "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
            "novembro", "dezembro",
        ],
        .haitianCreole: [
            "janvye", "fevriye", "mas", "avril", "me", "jen", "jiyè", "out", "septanm", "oktòb", "novanm", "desanm",
        ],
    ]

    private let calendar: Calendar

    init(zone: TimeZone) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        self.calendar = calendar
    }

    /// `November 22, 2026`, `22 de noviembre de 2026`, `22 novanm 2026`.
    func day(_ moment: Moment, in language: Language) -> String {
        let parts = calendar.dateComponents([.year, .month, .day], from: date(moment))
        let (year, month, day) = (parts.year ?? 0, parts.month ?? 1, parts.day ?? 1)
        let name = Self.months[language]?[month - 1] ?? ""
        return switch language {
        case .english: "\(name) \(day), \(year)"
        case .spanish, .portuguese: "\(day) de \(name) de \(year)"
        case .haitianCreole: "\(day) \(name) \(year)"
        }
    }

    /// For `<time datetime>`.
    func machine(_ moment: Moment) -> String {
        date(Moment(milliseconds: moment.milliseconds / 1000 * 1000)).formatted(.iso8601)
    }

    private func date(_ moment: Moment) -> Date { Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000) }
}
