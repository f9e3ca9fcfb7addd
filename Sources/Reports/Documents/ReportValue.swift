import Intake

/// What stands in a cell of a report: what a program reads, and what people read.
package enum ReportValue: Hashable, Sendable {
    case text(String)
    /// A code, and what people call it.
    case named(String, title: String)
    case count(Int)
    /// Tenths of a percent.
    case share(Int)
    case milliseconds(Int64)
    /// Hundredths of a point.
    case score(Int)
    /// So many tenths of a percent more, or less, than another figure. Programs read that figure as 100 %: no number begins with a sign,
    /// which a spreadsheet might take for a formula's (promise 13).
    case change(Int)
    case flag(Bool)
    /// There is none.
    case nothing

    /// For files: durations in seconds, shares in percent.
    package var plain: String {
        switch self {
        case .text(let text): text
        case .named(let code, _): code
        case .count(let count): "\(count)"
        case .share(let tenths): Shares.text(tenths)
        case .milliseconds(let time): "\(time / 1_000)"
        case .score(let hundredths): FigureWords.hundredths(hundredths)
        case .change(let tenths): Shares.text(max(0, 1_000 + tenths))
        case .flag(let flag): flag ? "yes" : "no"
        case .nothing: ""
        }
    }

    /// For people.
    package var shown: String {
        switch self {
        case .text(let text): text
        case .named(_, let title): title
        case .count(let count): FigureWords.count(count)
        case .share(let tenths): FigureWords.share(tenths)
        case .milliseconds(let time): FigureWords.duration(time)
        case .score(let hundredths): FigureWords.hundredths(hundredths)
        case .change(let tenths): FigureWords.change(tenths: tenths)
        case .flag(let flag): flag ? "yes" : "no"
        case .nothing: "–"
        }
    }

    /// Whether it is set flush right.
    package var isNumber: Bool {
        switch self {
        case .text, .named, .flag: false
        case .count, .share, .milliseconds, .score, .change, .nothing: true
        }
    }
}

extension ReportValue: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text), .named(let text, _): try container.encode(text)
        case .count(let count): try container.encode(count)
        case .share(let tenths): try container.encode(Double(tenths) / 10)
        case .milliseconds(let time): try container.encode(time / 1_000)
        case .score(let hundredths): try container.encode(Double(hundredths) / 100)
        case .change(let tenths): try container.encode(Double(max(0, 1_000 + tenths)) / 10)
        case .flag(let flag): try container.encode(flag)
        case .nothing: try container.encodeNil()
        }
    }
}
