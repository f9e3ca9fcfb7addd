import Intake
import Store

/// Tries the bucket at the start, and for as long as it does not answer: whoever runs the gateway is told before somebody's mail needs it,
/// and health says when it is well again, although nothing large has come since.
struct BlobWatch: Sendable {
    private static let pause: Duration = .seconds(15)

    let blobs: any BlobPlace
    let board: HealthBoard
    var clock: any Clock<Duration> = ContinuousClock()

    /// Runs until the task is cancelled.
    func run() async {
        var isFirst = true
        while !Task.isCancelled {
            // What it finds out, the place itself tells.
            if isFirst || board.blobs?.failure != nil { try? await blobs.probe() }
            isFirst = false
            do { try await clock.sleep(for: Self.pause) } catch { return }
        }
    }
}
