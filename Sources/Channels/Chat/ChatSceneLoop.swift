package import Intake

/// Writes what happens around chats into their logs: who is there now, and who has left. One node does it at a time; where two do, each scene
/// is written once all the same.
package struct ChatSceneLoop: Sendable {
    private static let distance: Duration = .milliseconds(500)
    private static let batch = 200
    /// So much of what happened before the loop began is told, too: for a moment no node may have run it.
    private static let back: Duration = .seconds(60)

    private let stage: any ChatStage
    private let floor: ChatFloor
    private let wallClock: any WallClock
    private let clock: any Clock<Duration>
    private let report: @Sendable (StoreFailure) -> Void

    /// How far the timeline was read.
    private struct Place {
        var newest: RowID
        /// Nothing appears up to here any more.
        var settled: RowID
        /// What was told behind that.
        var told: Set<RowID> = []
    }

    /// - Parameters:
    ///   - floor: this node's connections, which look at once.
    ///   - report: told where the store cannot be asked; the loop goes on.
    package init(
        stage: any ChatStage, floor: ChatFloor, wallClock: any WallClock,
        clock: any Clock<Duration> = ContinuousClock(),
        report: @escaping @Sendable (StoreFailure) -> Void
    ) {
        self.stage = stage
        self.floor = floor
        self.wallClock = wallClock
        self.clock = clock
        self.report = report
    }

    /// Runs until the task is cancelled.
    package func run() async {
        let begin = RowIDSource.first(at: wallClock.now() - Self.back)
        var place = Place(newest: begin, settled: stage.lateRows.settled(begin))
        while !Task.isCancelled {
            do throws(StoreFailure) {
                place = try await tell(from: place)
            } catch {
                report(error)
            }
            do { try await clock.sleep(for: Self.distance) } catch { return }
        }
    }

    /// Writes what happened into the logs, once each, and gives how far it came. What is young is read again (`LateRows`).
    private func tell(from place: Place) async throws(StoreFailure) -> Place {
        let now = wallClock.now()
        var place = place
        var last = place.settled
        while true {
            let (all, end) = try await stage.news(after: last, limit: Self.batch)
            for news in all where place.told.insert(news.event).inserted {
                guard let line = try await stage.add(news) else { continue }
                await floor.poke(news.session, sequence: line.sequence)
            }
            guard end > last else { break }
            last = end
        }
        place.newest = max(place.newest, last)
        place.settled = stage.lateRows.settled(place.newest, at: now)
        place.told = place.told.filter { $0 > place.settled }
        return place
    }
}
