import Intake
import Logging

/// At start-up, takes what was kept but not filed through the pure stages in a child process first: what kills the child twice goes to
/// the quarantine, and its neighbours go on. The parent's own death never counts against a message (promise 3).
struct Rehearsal: Sendable {
    /// A message whose child dies this often is the culprit.
    private static let deaths = 2
    private static let batch = 256

    private let filer: any Filer
    private let quarantine: any QuarantineDesk
    private let child: RehearsalChild
    private let clock: any WallClock
    private let log: Logger

    init(
        filer: any Filer, quarantine: any QuarantineDesk, child: RehearsalChild, clock: any WallClock, log: Logger
    ) {
        self.filer = filer
        self.quarantine = quarantine
        self.child = child
        self.clock = clock
        self.log = log
    }

    /// Returns when everything that waited at the start has come through, or is in quarantine.
    ///
    /// - Throws: where the store fails or no child can be started: filing must not begin unrehearsed.
    func run() async throws {
        var passed: Set<RowID> = []
        while !Task.isCancelled {
            var waiting = try await filer.backlog(excluding: passed, limit: Self.batch).map(\.id)
            if waiting.isEmpty { return }
            passed.formUnion(waiting)
            while let victim = try await child.rehearse(waiting) {
                if try await quarantine.noteChildDeath(victim) >= Self.deaths {
                    try await quarantine.quarantine(
                        victim, reason: "it killed the process that read it twice", at: clock.now())
                    log.error(
                        "a kept message killed its reader twice and is in quarantine",
                        metadata: ["received": "\(victim)"])
                    waiting.removeAll { $0 <= victim }
                } else {
                    waiting.removeAll { $0 < victim }
                }
            }
        }
    }
}
