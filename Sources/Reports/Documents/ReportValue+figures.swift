extension ReportValue {
    /// What a comparison holds against another period's (`MeasureFigure.value`).
    package init(compared figure: MeasureFigure) {
        switch figure.measure.buckets {
        case .none, .hours: self = .count(figure.count)
        case .durations: self = figure.value.map(ReportValue.milliseconds) ?? .nothing
        case .scores: self = figure.meanHundredths.map(ReportValue.score) ?? .nothing
        }
    }

    /// By how much a figure is more or less than another; nothing where the other is none.
    package init(change figure: MeasureFigure, from other: MeasureFigure) {
        self = FigureWords.changeTenths(figure.value, other.value).map(ReportValue.change) ?? .nothing
    }
}
