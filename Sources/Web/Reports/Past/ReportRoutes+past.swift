import Intake
import Reports

/// Pages as of a day: with what was known at its end, and nothing that was entered, corrected or imported later.
extension ReportRoutes {
    /// When the day ends as of which a view is asked for; nil where it is asked for as things stand.
    func end(_ address: ReportAddress) -> Moment? {
        address.asOf.flatMap { ports.calendar.bounds(of: $0)?.upperBound }
    }

    func figures(_ address: ReportAddress) -> any FigureBook {
        end(address).map { PastFigures(ports.past, asOf: $0, current: ports.figures) } ?? ports.figures
    }

    /// Those of the measures that can be told.
    func known(_ measures: [Measure], _ address: ReportAddress) -> [Measure] {
        address.asOf == nil ? measures : measures.filter(Measure.knownInPast.contains)
    }

    /// The view of a page whose figures are kept as they stand now.
    ///
    /// - Throws: `ReportRefusal` where it is asked for as of a day.
    func present(usual: ReportSpan = .days30, _ query: (String) -> String?) throws -> ReportAddress {
        let address = try address(usual: usual, query)
        guard address.asOf == nil else { throw ReportRefusal.unknownPage }
        return address
    }

    /// - Parameter first: the first day of which the page needs anything.
    /// - Throws: `ReportRefusal` where the view cannot be told as of its day.
    func require(_ address: ReportAddress, from first: String) async throws {
        guard let end = end(address) else { return }
        guard address.filter.isKnownInPast, FigureDimension.knownInPast.contains(address.dimension) else {
            throw ReportRefusal.unknownPart
        }
        if try await ports.past.isTooMuch(from: first, asOf: end) { throw ReportRefusal.tooMuch }
    }

    /// What a reader must know of a page as of a day.
    ///
    /// - Parameters:
    ///   - measures: all that the page shows otherwise.
    ///   - alsoUnknown: what else it shows and cannot tell as of a day.
    func pastNotes(_ address: ReportAddress, _ measures: [Measure], alsoUnknown: [String] = []) -> [String] {
        guard let day = address.asOf else { return [] }
        let unknown = measures.filter { !Measure.knownInPast.contains($0) }.map(\.title) + alsoUnknown
        let known =
            "As was known at the end of \(day): what was entered, corrected, closed or imported later does not count. Targets and notes are "
            + "those of then."
        guard !unknown.isEmpty else { return [known] }
        return [known, "Not shown, since it is kept as it stands now alone: \(unknown.joined(separator: ", "))."]
    }
}
