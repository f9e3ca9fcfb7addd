import Intake
import Logging

/// Keeps what rules ask of loads: how much is open where, counted again and again.
struct LoadWatch: Sendable {
    private static let pause: Duration = .seconds(15)

    let book: any LoadBook
    let loads: RoutingLoads
    let log: Logger
    var clock = ContinuousClock()

    /// Runs until the task is cancelled. Where nothing can be counted it is told once, and the last counts hold.
    func run() async {
        var isFailing = false
        while !Task.isCancelled {
            do throws(StoreFailure) {
                loads.take(try await book.loads())
                isFailing = false
            } catch {
                if !isFailing {
                    log.warning("open requests cannot be counted for rules", metadata: ["reason": "\(error)"])
                }
                isFailing = true
            }
            do { try await clock.sleep(for: Self.pause) } catch { return }
        }
    }
}
