package import Intake

/// Looks at the clocks of all open requests, and at what was put off.
package struct ServiceWatch: Sendable {
    /// Requests of one look.
    private static let page = 500
    /// How long a warning is kept after what it warned of: people take back what they did.
    package static let memory: Duration = .seconds(86_400)

    private let book: any ServiceBook
    private let targets: ServiceTargets

    package init(book: any ServiceBook, targets: ServiceTargets) {
        self.book = book
        self.targets = targets
    }

    /// One look at everything.
    ///
    /// - Returns: the warnings and breaches that were news.
    @discardableResult
    package func look(at now: Moment) async throws(StoreFailure) -> [ServiceNotice] {
        _ = try await book.wake(at: now)
        _ = try await book.settleKept(before: now - Self.memory, at: now)
        guard !targets.isEmpty else { return [] }
        var news: [ServiceNotice] = []
        var last: QueuePlace?
        while true {
            let histories = try await book.open(after: last, limit: Self.page)
            guard let end = histories.last else { return news }
            last = QueuePlace(priority: end.priority, id: end.request)
            var events: [(request: RowID, event: ServiceEvent)] = []
            for history in histories {
                events += history.clocks(at: now, targets).events.map { (history.request, $0) }
            }
            if !events.isEmpty { news += try await book.escalate(events, at: now) }
        }
    }
}
