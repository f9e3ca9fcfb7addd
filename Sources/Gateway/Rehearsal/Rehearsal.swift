import Intake
import Logging
import Wire

/// At start-up, takes what was kept but not filed through the pure stages in a child process first: what kills the child twice goes to
/// the quarantine, and its neighbours go on. The parent's own death never counts against a message (promise 3).
struct Rehearsal: Sendable {
    /// A message whose child dies this often is the culprit.
    private static let deaths = 2
    private static let batch = 1_024

    let filer: any Filer
    let quarantine: any QuarantineDesk
    let stage: any RehearsalStage
    let clock: any WallClock
    /// What has a higher id came after the start, and is nobody's leftover.
    let horizon: RowID
    /// Told of what goes to the quarantine, and of a store that fails.
    let report: @Sendable (FilingNews) -> Void
    let log: Logger

    /// Returns when everything that waited at the start has come through or is in quarantine, or when the task is cancelled. A store that is
    /// full or away, and a child that cannot be started, are waited for: filing must not begin unrehearsed, and meanwhile the channels
    /// go on keeping.
    ///
    /// - Throws: `StoreFailure` where waiting would not mend it.
    func run() async throws {
        do {
            var last: RowID?
            while true {
                let waiting = try await patiently { [last] in
                    try await filer.unfiled(after: last, upTo: horizon, limit: Self.batch)
                }
                guard let end = waiting.last else { return }
                last = end.id
                try await rehearse(waiting)
            }
        } catch is CancellationError {
            return
        }
    }

    private func rehearse(_ batch: [(id: RowID, channel: ChannelName)]) async throws {
        var waiting = batch[...]
        while let death = try await patiently({ try await stage.rehearse(waiting.map(\.id)) }) {
            let deaths = try await patiently { try await quarantine.noteChildDeath(death.victim) }
            waiting = waiting.drop { $0.id < death.victim }
            log.warning(
                "the process that rehearses kept messages died on one",
                metadata: ["received": "\(death.victim)", "deaths": "\(deaths)"])
            guard deaths >= Self.deaths else { continue }
            try await patiently {
                try await quarantine.quarantine(death.victim, reason: "\(death.cause)", at: clock.now())
            }
            guard let victim = waiting.popFirst() else { continue }
            report(.quarantined(victim.id, channel: victim.channel))
        }
    }

    /// Tries until it works, or will never work.
    private func patiently<Value>(_ step: () async throws -> Value) async throws -> Value {
        var pause: Duration = .seconds(1)
        while true {
            do {
                return try await step()
            } catch let failure as StoreFailure {
                guard failure.mayPass else { throw failure }
                report(.storeFailed(failure))
            } catch let failure where failure is RehearsalFailure || failure is ChildFailure {
                log.error(
                    "kept messages cannot be rehearsed now; nothing is filed", metadata: ["failure": "\(failure)"])
            }
            try await Task.sleep(for: pause)
            pause = min(pause * 2, .seconds(30))
        }
    }
}
