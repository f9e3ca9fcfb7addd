package import Intake

/// Tells residents what happens around their chats: who is there now, and how many are before them.
package struct ChatStageLoop: Sendable {
    private static let distance: Duration = .milliseconds(500)
    /// Looks at the timeline between two looks at the queue.
    private static let looks = 4
    private static let batch = 200
    /// Who stands further behind is told no place.
    private static let placed = 500

    private let stage: any ChatStage
    private let queue: any ChatPlaces
    private let floor: ChatFloor
    private let ids: RowIDSource
    private let clock: any Clock<Duration>
    private let report: @Sendable (StoreFailure) -> Void

    /// - Parameters:
    ///   - queue: the order in which chats are taken.
    ///   - ids: what the timeline has from now on is told.
    ///   - report: told where the store cannot be asked; the loop goes on.
    package init(
        stage: any ChatStage, queue: any ChatPlaces, floor: ChatFloor, ids: RowIDSource,
        clock: any Clock<Duration> = ContinuousClock(),
        report: @escaping @Sendable (StoreFailure) -> Void
    ) {
        self.stage = stage
        self.queue = queue
        self.floor = floor
        self.ids = ids
        self.clock = clock
        self.report = report
    }

    /// Runs until the task is cancelled.
    package func run() async {
        var last = ids.next()
        var look = 0
        while !Task.isCancelled {
            do throws(StoreFailure) {
                last = try await tell(after: last)
                if look % Self.looks == 0, floor.count > 0 { try await tellPlaces() }
            } catch {
                report(error)
            }
            look += 1
            do { try await clock.sleep(for: Self.distance) } catch { return }
        }
    }

    /// Tells residents their places as the floor has them now; each is told only what changed.
    private func tellPlaces() async throws(StoreFailure) {
        let first = await queue.places().sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(Self.placed)
        let sessions = try await stage.sessions(of: first.map(\.key))
        var places: [RowID: Int] = [:]
        for (request, place) in first {
            if let session = sessions[request] { places[session] = min(place, places[session] ?? place) }
        }
        await floor.place(places)
    }

    /// Writes what happened into the logs, once each. Gives the last event.
    private func tell(after: RowID) async throws(StoreFailure) -> RowID {
        let (all, last) = try await stage.news(after: after, limit: Self.batch)
        for news in all {
            guard let line = try await stage.add(news) else { continue }
            await floor.poke(news.session, sequence: line.sequence)
        }
        return last
    }
}
