import Intake
import Logging

/// Keeps what rules ask of loads: how much is open where, counted again and again. Where nothing can be counted the last counts hold.
struct LoadWatch: Sendable {
    let book: any LoadBook
    let loads: RoutingLoads
    let log: Logger

    /// Runs until the task is cancelled.
    func run() async {
        let look = RepeatedLook(pause: .seconds(15), failing: "open requests cannot be counted for rules", log: log)
        await look.run { () async throws(StoreFailure) in loads.take(try await book.loads()) }
    }
}
