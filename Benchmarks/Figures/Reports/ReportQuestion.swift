import Intake
import Reports

/// What a page of the manager's asks for.
struct ReportQuestion: Sendable {
    let name: String
    let parts: [(measures: [Measure], filter: FigureFilter, dimensions: [FigureDimension])]

    func ask(_ book: any FigureBook) async throws {
        for part in parts { _ = try await book.figures(part.measures, part.filter, by: part.dimensions) }
    }

    static func all(today: String) -> [ReportQuestion] {
        let year = ReportSpan.months12.days(today: today)
        let filter = FigureFilter(from: year.from, to: year.to)
        let timed = Measure.told.filter { $0.buckets == .durations }
        let others = Measure.told.filter { $0.buckets != .durations }
        var overview: [(measures: [Measure], filter: FigureFilter, dimensions: [FigureDimension])] = [
            ([.contact, .opened, .followUp], filter, [.channelKind]), ([.contact], filter, [.channelKind, .month]),
        ]
        for compared in [filter, filter.before, filter.lastYear] {
            overview += [(others, compared, [.channelKind]), (timed, compared, [])]
        }
        var questions = [ReportQuestion(name: "overview of a year", parts: overview)]
        for theme in [ReportTheme.volume, .service] {
            for dimension in [FigureDimension.channelKind, .department, .requestType, .origin, .month, .day] {
                questions.append(
                    ReportQuestion(
                        name: "\(theme.rawValue) of a year by \(dimension.rawValue)",
                        parts: [(theme.measures, filter, [dimension])]))
            }
        }
        var parks = filter
        (parks.department, parks.channelKind) = ("Department 7", .phone)
        questions.append(
            ReportQuestion(
                name: "volume of a department on a channel, by type",
                parts: [(ReportTheme.volume.measures, parks, [.requestType])]))
        return questions
    }
}
