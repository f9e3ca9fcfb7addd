import Intake
import Synchronization
import TestKit

@testable import Channels

/// A stage whose timeline a test writes, in any order; several nodes may write it.
final class TimelineStage: ChatStage {
    private struct State {
        var events: [RowID] = []
        var told: [RowID] = []
        var looks = 0
        var failures = 0
    }

    let lateRows: LateRows
    private let state = Mutex(State())

    init(_ lateRows: LateRows) { self.lateRows = lateRows }

    /// What was written into a log, in that order.
    var told: [RowID] { state.withLock(\.told) }

    /// How often the timeline was read.
    var looks: Int { state.withLock(\.looks) }

    /// Commits an event.
    func commit(_ event: RowID) { state.withLock { $0.events.append(event) } }

    /// The next events cannot be written.
    func fail(_ times: Int) { state.withLock { $0.failures = times } }

    func news(after: RowID, limit: Int) async throws(StoreFailure) -> (news: [ChatNews], last: RowID) {
        state.withLock { state in
            state.looks += 1
            let next = state.events.filter { $0 > after }.sorted().prefix(limit)
            let news = next.map {
                ChatNews(
                    event: $0, session: RowID(rawValue: 1), scene: ChatScene(.joined, name: "Ann"),
                    at: RowIDSource.moment(of: $0))
            }
            return (news, next.last ?? after)
        }
    }

    func add(_ news: ChatNews) async throws(StoreFailure) -> ChatLine? {
        let isFailing = state.withLock { state in
            guard state.failures == 0 else {
                state.failures -= 1
                return true
            }
            state.told.append(news.event)
            return false
        }
        guard !isFailing else { throw StoreFailure(.unavailable, "a test says so") }
        return nil
    }

    func sessions(of requests: [RowID]) async throws(StoreFailure) -> [RowID: RowID] { [:] }
    func end(session: RowID, at now: Moment) async throws(StoreFailure) -> ChatLine? { nil }
    func hasEnded(_ session: RowID) async throws(StoreFailure) -> Bool { false }
}
