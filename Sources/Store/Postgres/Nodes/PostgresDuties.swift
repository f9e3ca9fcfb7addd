package import Intake
import Synchronization

/// The duties of a node: locks of its writing connection, looked at every second. Where a node dies, its connection ends and others take its
/// duties at their next look; where it is stopped or cut off, they end its connection first.
package final class PostgresDuties: Duties {
    /// Another node has taken this one's writer slot while it had no connection, and what it would write could meet that one's ids; or the
    /// database was restored meanwhile, and what this one knows by heart is of another history.
    package struct Superseded: Error, CustomStringConvertible {
        package var description: String {
            "another node has taken this one's place at the database while it was away, or that was restored; "
                + "started again, it gets another"
        }
    }

    private struct State {
        var wanted: [Duty: Int] = [:]
        var look = NodeLook()
        /// When the last look that told something began.
        var sureAt: ContinuousClock.Instant
        /// How often the connection that holds the duties was lost.
        var losses = 0
    }

    private static let lookDistance: Duration = .seconds(1)
    /// While duties are free that this node leaves for others for a moment.
    private static let takeDistance: Duration = .milliseconds(100)

    private let database: PostgresDatabase
    private let patience: Duration
    private let clock = ContinuousClock()
    private let report: @Sendable (StoreFailure) -> Void
    private let state: Mutex<State>
    /// Rung after each look, and where a duty is wanted.
    private let bell = Doorbell()
    private let wish = Doorbell()

    /// - Parameter report: told where the database cannot be asked; it is asked again.
    package init(
        _ database: PostgresDatabase, settings: PostgresSettings = PostgresSettings(),
        report: @escaping @Sendable (StoreFailure) -> Void
    ) {
        self.database = database
        patience = settings.nodePatience
        self.report = report
        state = Mutex(State(sureAt: clock.now))
        database.news.whenDisconnected { [weak self] in self?.disconnected() }
    }

    /// Nodes that serve the database, as last seen.
    package var nodes: Int { state.withLock(\.look.nodes) }

    /// What this node does now, as last seen.
    package var held: Set<Duty> { Set(state.withLock(\.look.held).map(\.duty)) }

    /// Looks until the task is cancelled.
    ///
    /// - Throws: `Superseded`.
    package func run() async throws {
        while !Task.isCancelled {
            let rings = wish.rings
            var isMoreFree = false
            do throws(StoreFailure) {
                isMoreFree = try await look()
            } catch {
                if database.news.isSuperseded { throw Superseded() }
                report(error)
                // The others may have taken over what this node had: they have waited as long.
                if clock.now - state.withLock(\.sureAt) > patience { doubt() }
            }
            await wish.wait(after: rings, atMost: isMoreFree ? Self.takeDistance : Self.lookDistance, clock: clock)
        }
    }

    /// Holds nothing, as far as anybody here knows.
    private func doubt() {
        state.withLock { $0.look.held = [] }
        bell.ring()
    }

    /// What the node held it held by the connection that is gone: another may have it already.
    private func disconnected() {
        state.withLock { $0.losses += 1 }
        doubt()
    }

    private func look() async throws(StoreFailure) -> Bool {
        let start = clock.now
        let (wanted, losses) = state.withLock { ($0.wanted.keys.sorted { $0.name < $1.name }, $0.losses) }
        let look = try await database.look(wanting: wanted, patience: patience)
        let isTold = state.withLock { state in
            guard state.losses == losses else { return false }
            (state.look, state.sureAt) = (look, start)
            return true
        }
        // The connection was made anew for this look, or lost after it: another look tells.
        guard isTold else { return true }
        bell.ring()
        return look.isMoreFree
    }

    package func take(_ duty: Duty) async -> DutyHold? {
        state.withLock { $0.wanted[duty, default: 0] += 1 }
        defer {
            state.withLock {
                $0.wanted[duty, default: 1] -= 1; if $0.wanted[duty] == 0 { $0.wanted[duty] = nil }
            }
        }
        wish.ring()
        while !Task.isCancelled {
            let rings = bell.rings
            if let hold = hold(of: duty) { return hold }
            await bell.wait(after: rings)
        }
        return nil
    }

    package func waitForLoss(of hold: DutyHold) async {
        while !Task.isCancelled {
            let rings = bell.rings
            guard self.hold(of: hold.duty) == hold else { return }
            await bell.wait(after: rings)
        }
    }

    package func isSure(of hold: DutyHold, confirmed: ContinuousClock.Instant) -> Bool {
        // The clock runs on while the process is stopped. The others count from the last statement that the server had of us, which was not
        // before that.
        state.withLock { $0.look.held.contains(hold) && clock.now - max($0.sureAt, confirmed) < patience }
    }

    package func giveBack(_ hold: DutyHold) async {
        state.withLock { _ = $0.look.held.remove(hold) }
        do throws(StoreFailure) {
            try await database.giveBack(hold)
        } catch {
            // The connection is lost, and all that it held with it.
            report(error)
        }
    }

    private func hold(of duty: Duty) -> DutyHold? { state.withLock { $0.look.held.first { $0.duty == duty } } }
}
