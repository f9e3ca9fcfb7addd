extension Measure {
    /// Those of which the ledger says when they were recorded, and that can be told as of a day. Of all others rows are kept as they stand,
    /// and not as they stood.
    package static let knownInPast: Set<Measure> = [
        .contact, .opened, .resolved, .reopened, .outbound, .automatic, .spam, .redelivered, .quarantined,
        .overall, .accuracy, .courtesy, .ease,
    ]
}

extension FigureDimension {
    /// By what the ledger tells its entries apart. The type and department of a request are those that it has now.
    package static let knownInPast: [FigureDimension] = [.channelKind, .channel, .day, .month]
}

extension FigureFilter {
    /// Whether what it lets through can be told as of a day.
    package var isKnownInPast: Bool { requestType == nil && department == nil && origin == nil }
}
