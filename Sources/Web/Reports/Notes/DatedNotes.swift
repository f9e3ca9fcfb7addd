import Intake
import Reports

/// The manager's notes on a view's days, numbered as its charts mark them.
struct DatedNotes: Sendable {
    /// Notes of one view; beyond it the page says so.
    static let most = 200

    let notes: [DateNote]
    /// Whether there are more than a view shows.
    let isCut: Bool

    /// - Parameters:
    ///   - filter: the view.
    ///   - asOf: as they stood before this moment; nil as they stand.
    static func read(
        _ filter: FigureFilter, asOf: Moment? = nil, from book: any DateNoteBook
    ) async throws -> DatedNotes {
        let found = try await book.notes(from: filter.from, to: filter.to, asOf: asOf, limit: most + 1)
        return DatedNotes(
            notes: found.prefix(most).filter { $0.concerns(filter) }, isCut: found.count > most)
    }

    /// The same under a chart's points, which are days or months.
    func marks(of points: [String]) -> [ChartMark] {
        notes.enumerated().compactMap { index, note in
            // A month as `2026-11` begins every day of it.
            let covered = points.indices.filter { place in
                let point = points[place]
                return note.from.prefix(point.utf8.count) <= point && point <= note.to.prefix(point.utf8.count)
            }
            guard let first = covered.first, let last = covered.last else { return nil }
            return ChartMark(number: index + 1, first: first, last: last, text: Self.told(note))
        }
    }

    /// What a row of a table names: `1: snow emergency`.
    func told(row label: String, of dimension: FigureDimension) -> [String] {
        notes.enumerated().filter { $0.element.concerns(row: label, of: dimension) }.map {
            "\($0.offset + 1): \($0.element.text)"
        }
    }

    /// For the template `report-dates`.
    var values: [[String: Any]] {
        notes.enumerated().map { index, note in
            ["number": "\(index + 1)", "told": Self.told(note), "author": note.author]
        }
    }

    var sheets: [ReportSheet] { ReportSheet.notes(notes) }

    /// `2026-11-21 to 2026-11-22, Chat: the portal was down`.
    private static func told(_ note: DateNote) -> String {
        let channel = ChannelChoice(kind: note.channelKind, channel: note.channel).title
        return "\([note.days, channel].compactMap(\.self).joined(separator: ", ")): \(note.text)"
    }
}
