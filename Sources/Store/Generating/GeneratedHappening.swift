import Intake

/// One thing that is written of the imagined city, at its time.
struct GeneratedHappening {
    enum Kind {
        /// A message came, and whatever filing it decided.
        case filed(Changes)
        case answered(GeneratedMatter)
        case closed(GeneratedMatter)
        case reopened(GeneratedMatter)
        case chatEnded(GeneratedMatter)
        /// - Parameter closing: the event of the closing that the resident is asked about.
        case surveyed(GeneratedMatter, closing: RowID)
        case scored(SurveyAnswer, ChannelName)
    }

    let at: Moment
    let kind: Kind
    /// Of the row that it leaves: an event, an answer, a survey. Drawn in the order of time.
    let id: RowID
}
