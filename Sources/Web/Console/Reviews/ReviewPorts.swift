package import Desk
package import Intake

/// What the pages about reviews need.
package struct ReviewPorts: Sendable {
    package let desk: any ReviewDesk
    package let book: any ScorecardBook
    package let calendar: CityCalendar
    /// At least one.
    private let fromSettings: [Scorecard]

    /// - Parameter scorecards: those of the city's settings; where there are none, `Scorecard.standard`.
    package init(
        desk: any ReviewDesk, book: any ScorecardBook, scorecards: [Scorecard], calendar: CityCalendar
    ) {
        self.desk = desk
        self.book = book
        fromSettings = scorecards.isEmpty ? [.standard] : scorecards
        self.calendar = calendar
    }

    /// What samples may be reviewed by: those defined at the desk, which go before those of the settings of the same name, and the rest of
    /// these. Never none.
    func scorecards() async throws(StoreFailure) -> [Scorecard] {
        let kept = try await book.scorecards()
        let names = Set(kept.map(\.card.name))
        let all = kept.filter { !$0.isRetired }.map(\.card) + given(without: names)
        return all.isEmpty ? [.standard] : all
    }

    /// Those of the settings whose name is none of `names`.
    func given(without names: Set<String>) -> [Scorecard] { fromSettings.filter { !names.contains($0.name) } }
}
