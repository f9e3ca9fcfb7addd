import Intake

/// A request of the imagined city, as far as what comes later has to know it.
struct GeneratedMatter {
    let request: RowID
    let number: TrackingNumber
    let conversation: RowID
    let channel: ChannelName
    let resident: RowID
    let identity: Identity
    let language: Language
    let openedAt: Moment
    /// When it will be resolved, and until when the city promises that; nil where it promises nothing.
    let closesAt: Moment
    let limit: Moment?
}
