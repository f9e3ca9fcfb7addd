import Intake
import Logging
import Store

/// Once a day, removes the files of blobs that no row names, or what crashes leave would fill the disk in the end (LESSONS 8).
struct BlobSweeping: Sendable {
    /// From the start: others have more to do then.
    private static let firstPause: ClosedRange<Double> = 300...900
    /// Around a day, so that many gateways on one disk do not sweep at the same time. Seconds.
    private static let pause: ClosedRange<Double> = (22 * 3600)...(26 * 3600)

    let sweeper: BlobSweeper
    let log: Logger
    var clock: any Clock<Duration> = ContinuousClock()

    /// Runs until the task is cancelled.
    func run() async {
        var pause = Double.random(in: Self.firstPause)
        while !Task.isCancelled {
            do { try await clock.sleep(for: .seconds(pause)) } catch { return }
            let isHeldOff = await sweep()
            pause = Double.random(in: isHeldOff ? Self.firstPause : Self.pause)
        }
    }

    /// One sweep. It says something where it removed something, and where it could not look.
    ///
    /// - Returns: whether a backup held it off.
    @discardableResult
    func sweep() async -> Bool {
        do throws(StoreFailure) {
            let swept = try await sweeper.sweep()
            if swept.damaged > 0 {
                log.warning(
                    "objects in the bucket hold other bytes than they were given; they are left where they are",
                    metadata: ["objects": "\(swept.damaged)"])
            }
            guard swept.removed > 0 || swept.leftovers > 0 else { return swept.isHeldOff }
            log.notice(
                "removed old blobs that nothing in the database names",
                metadata: [
                    "blobs": "\(swept.removed)", "unfinished": "\(swept.leftovers)", "examined": "\(swept.examined)",
                ])
        } catch {
            log.warning(
                "old blobs that nothing names cannot be looked for now; it is tried again in a day",
                metadata: ["failure": "\(error)"])
        }
        return false
    }
}
