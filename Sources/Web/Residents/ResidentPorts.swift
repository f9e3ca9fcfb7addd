package import Intake
package import Reports

/// What the pages that residents see ask of the store.
package struct ResidentPorts: Sendable {
    package let track: any TrackBook
    package let surveys: any SurveyBook
    /// Nil where the city publishes no open data.
    package let openData: (any OpenDataBook)?
    package let openRequestIDs: OpenRequestIDs
    package let keeper: any Keeper
    package let clock: any WallClock
    package let notices: NoticeBoard

    package init(
        track: any TrackBook, surveys: any SurveyBook, openData: (any OpenDataBook)?,
        openRequestIDs: OpenRequestIDs, keeper: any Keeper, clock: any WallClock, notices: NoticeBoard
    ) {
        self.notices = notices
        self.track = track
        self.surveys = surveys
        self.openData = openData
        self.openRequestIDs = openRequestIDs
        self.keeper = keeper
        self.clock = clock
    }
}
