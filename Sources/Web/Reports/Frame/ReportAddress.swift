import Hummingbird
import Intake
import Reports

/// Which view a page shows, as its address says it, so that a view can be sent to a colleague.
struct ReportAddress: Sendable {
    /// The longest span that a page shows, in days.
    private static let longest = 3_660

    var filter: FigureFilter
    /// The period by its name; nil where it was chosen by its days.
    var span: ReportSpan?
    /// By what the rows of a table differ.
    var dimension: FigureDimension
    /// The city day at whose end figures were known as they are shown; nil as they are known now.
    var asOf: String?
    /// Of what the page's chart is, as the page calls it; nil of what it usually is of.
    var chart: String?

    /// What the address leaves out or gets wrong has its usual value: all channels, by channel.
    ///
    /// - Parameters:
    ///   - today: the last day that is known: periods by their name reach up to it.
    ///   - read: what the address gives a name.
    init(today: String, usual: ReportSpan = .days30, asOf: String? = nil, _ read: (String) -> String?) {
        self.asOf = asOf
        func value(_ name: String) -> String? { read(name).flatMap { $0.isEmpty ? nil : $0 } }
        span = value("span").flatMap(ReportSpan.init(rawValue:))
        let chosen = (from: value("from") ?? "", to: value("to") ?? "")
        let isChosen =
            span == nil
            && (CityCalendar.days(from: chosen.from, to: chosen.to).map { (0..<Self.longest).contains($0) } ?? false)
        if !isChosen, span == nil { span = usual }
        let days = span?.days(today: today) ?? chosen
        filter = FigureFilter(
            from: days.from, to: days.to, channelKind: value("kind").flatMap(ChannelKind.init(rawValue:)),
            channel: value("channel"), requestType: value("type").map { $0 == Self.none ? "" : $0 },
            department: value("department").map { $0 == Self.none ? "" : $0 },
            origin: value("origin").flatMap(Origin.init(rawValue:)))
        chart = value("chart")
        dimension = value("by").flatMap(FigureDimension.init(rawValue:)) ?? .channelKind
    }

    /// Stands for requests without a type, and contacts without a request.
    static let none = "-"

    /// The same view on another page, or as another file.
    func link(_ path: String, format: String? = nil) -> String {
        var pairs: [(String, String?)] = [("span", span?.rawValue)]
        if span == nil { pairs += [("from", filter.from), ("to", filter.to)] }
        pairs += [
            ("kind", filter.channelKind?.rawValue), ("channel", filter.channel),
            ("type", filter.requestType.map { $0.isEmpty ? Self.none : $0 }),
            ("department", filter.department.map { $0.isEmpty ? Self.none : $0 }), ("origin", filter.origin?.rawValue),
            ("by", dimension.rawValue), ("as-of", asOf), ("chart", chart), ("format", format),
        ]
        let query = pairs.compactMap { name, value in value.map { "\(name)=\(PercentText.escaped($0))" } }
        return path + "?" + query.joined(separator: "&")
    }

    func with(_ change: (inout ReportAddress) -> Void) -> ReportAddress {
        var address = self
        change(&address)
        return address
    }

    /// The same of one row of its table alone, split by what comes next.
    ///
    /// - Parameter label: of the row, as it is kept.
    func narrowed(to label: String) -> ReportAddress {
        with { next in
            switch dimension {
            case .channelKind: (next.filter.channelKind, next.dimension) = (ChannelKind(rawValue: label), .channel)
            case .channel: (next.filter.channel, next.dimension) = (label, .requestType)
            case .department: (next.filter.department, next.dimension) = (label, .requestType)
            case .requestType: (next.filter.requestType, next.dimension) = (label, .channelKind)
            case .origin: (next.filter.origin, next.dimension) = (Origin(rawValue: label), .channelKind)
            case .month:
                next.filter.from = max(label + "-01", next.filter.from)
                next.filter.to = min(FigureSpan.lastDay(ofMonth: label), next.filter.to)
                (next.span, next.dimension) = (nil, .day)
            case .day:
                (next.filter.from, next.filter.to) = (label, label)
                (next.span, next.dimension) = (nil, .department)
            }
            // What cannot be known leads to the days.
            if asOf != nil, !FigureDimension.knownInPast.contains(next.dimension) { next.dimension = .day }
        }
    }
}
