import Synchronization

/// How much was open where when it was counted last: counting for each message would cost more than placing it, and a rule that asks whether a queue
/// is full needs no exact number.
package final class RoutingLoads: Sendable {
    private let state = Mutex<[RoutingLoad.Place: Int]?>(nil)

    package init() {}

    /// Nil before anything was counted.
    package var counts: [RoutingLoad.Place: Int]? { state.withLock { $0 } }

    package func take(_ counts: [RoutingLoad.Place: Int]) { state.withLock { $0 = counts } }
}
