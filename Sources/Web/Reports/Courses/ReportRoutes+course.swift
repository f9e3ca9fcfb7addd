import Intake
import Reports

extension ReportRoutes {
    /// A measure of a page over its days or months: the one that the address chooses, or the page's usual one.
    ///
    /// - Parameters:
    ///   - measures: those that the page shows.
    ///   - dimension: by what counts are stacked: channels or departments.
    ///   - path: the page's own.
    func course(
        _ address: ReportAddress, of measures: [Measure], usual: Measure?, by dimension: FigureDimension,
        path: String, notes: DatedNotes
    ) async throws -> DrawnCourse? {
        let chosen = address.chart.flatMap(Measure.init(rawValue:))
        guard let measure = [chosen, usual].compactMap(\.self).first(where: measures.contains) ?? measures.first else {
            return nil
        }
        let step = ReportChart.step(of: address.filter)
        let choices = measures.map { choice in
            [
                "title": choice.title, "current": choice == measure,
                "path": address.with { $0.chart = choice.rawValue }.link(path) + "#course",
            ] as [String: Any]
        }
        let heading = "\(FigureWords.comparedTitle(measure)) over time"
        guard measure.buckets == .none else {
            let rows = try await figures(address).figures([measure], address.filter, by: [step])
            let course = LevelCourse(measure, rows, of: address.filter)
            let chart = course.chart(notes: notes)
            return DrawnCourse(
                heading: chart.title + ", over time", chart: chart, sheet: course.sheet(title: heading),
                choices: choices)
        }
        let rows = try await figures(address).figures([measure], address.filter, by: [dimension, step])
        let course = CountCourse(
            rows.map { CountCourse.Amount(label: $0.labels[0], point: $0.labels[1], amount: $0.amount) },
            of: address.filter, labels: dimension == .channelKind ? ChannelKind.allCases.map(\.rawValue) : [],
            prefix: dimension == .channelKind ? "" : "\(dimension.rawValue):",
            title: { words.label($0, dimension) })
        let by = ReportWords.title(dimension).lowercased()
        return DrawnCourse(
            heading: heading,
            chart: course.chart(
                title: "\(measure.title) by \(by)", noun: measure.noun, notes: notes),
            sheet: course.sheet(title: heading, definition: measure.definition), choices: choices)
    }
}

extension ReportTheme {
    /// What its chart is of where nobody chose.
    var charted: Measure {
        switch self {
        case .volume: .contact
        case .service: .resolved
        case .satisfaction: .overall
        case .chats: .abandonedChat
        case .messages: .outbound
        }
    }
}
