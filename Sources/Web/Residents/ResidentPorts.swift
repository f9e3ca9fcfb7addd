package import Intake

/// What the pages that residents see ask of the store.
package struct ResidentPorts: Sendable {
    package let track: any TrackBook
    package let surveys: any SurveyBook
    package let keeper: any Keeper
    package let clock: any WallClock

    package init(track: any TrackBook, surveys: any SurveyBook, keeper: any Keeper, clock: any WallClock) {
        self.track = track
        self.surveys = surveys
        self.keeper = keeper
        self.clock = clock
    }
}
