package import Intake

/// Tells residents who wait how many are before them. Each node tells those who are connected to it.
package struct ChatPlaceLoop: Sendable {
    private static let distance: Duration = .seconds(2)
    /// Who stands further behind is told no place.
    private static let placed = 500

    private let stage: any ChatStage
    private let queue: any ChatPlaces
    private let floor: ChatFloor
    private let clock: any Clock<Duration>
    private let report: @Sendable (StoreFailure) -> Void

    /// - Parameters:
    ///   - queue: the order in which chats are taken.
    ///   - floor: this node's connections.
    ///   - report: told where the store cannot be asked; the loop goes on.
    package init(
        stage: any ChatStage, queue: any ChatPlaces, floor: ChatFloor,
        clock: any Clock<Duration> = ContinuousClock(),
        report: @escaping @Sendable (StoreFailure) -> Void
    ) {
        self.stage = stage
        self.queue = queue
        self.floor = floor
        self.clock = clock
        self.report = report
    }

    /// Runs until the task is cancelled.
    package func run() async {
        while !Task.isCancelled {
            do throws(StoreFailure) {
                if floor.count > 0 { try await tell() }
            } catch {
                report(error)
            }
            do { try await clock.sleep(for: Self.distance) } catch { return }
        }
    }

    /// Tells residents their places as the floor has them now; each is told only what changed.
    private func tell() async throws(StoreFailure) {
        let first = await queue.places().sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(Self.placed)
        let sessions = try await stage.sessions(of: first.map(\.key))
        var places: [RowID: Int] = [:]
        for (request, place) in first {
            if let session = sessions[request] { places[session] = min(place, places[session] ?? place) }
        }
        await floor.place(places)
    }
}
