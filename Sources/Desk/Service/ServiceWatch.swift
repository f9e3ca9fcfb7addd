package import Intake

/// Looks at the clocks of all open requests, and at what was put off.
package struct ServiceWatch: Sendable {
    /// Requests of one look.
    private static let page = 500

    private let book: any ServiceBook
    private let targets: ServiceTargets

    package init(book: any ServiceBook, targets: ServiceTargets) {
        self.book = book
        self.targets = targets
    }

    /// One look at everything.
    ///
    /// - Returns: how many warnings and breaches were news.
    @discardableResult
    package func look(at now: Moment) async throws(StoreFailure) -> Int {
        _ = try await book.wake(at: now)
        guard !targets.isEmpty else { return 0 }
        var news = 0
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
