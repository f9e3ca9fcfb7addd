import Intake
import Logging
import ServiceLifecycle
import Store

/// Filing, by one node: what an earlier run, or a node that died, left unfiled is rehearsed in a child process first, then the loop runs.
enum FilingWiring {
    static func services(_ parts: GatewayParts, settingsFile: String) -> [any Service] {
        let report: @Sendable (FilingNews) -> Void = { [news = parts.news] in news.filing($0) }
        let watch = ReadingWatch()
        let loop = FilingLoop(
            journey: parts.journey, filer: parts.store.filer, doorbell: parts.store.kept, wallClock: parts.clock,
            watch: watch, report: report)
        return [
            parts.node.duty(.filing) {
                // What whoever filed before left unfiled.
                let rehearsal = Rehearsal(
                    filer: parts.store.filer, quarantine: parts.store.quarantine,
                    stage: RehearsalChild(settingsFile: settingsFile, reading: parts.settings.reading),
                    clock: parts.clock, horizon: await horizon(parts), report: report, log: parts.log)
                try await rehearsal.run()
                await loop.run()
            },
            ReadingGuard(
                watch: watch, patience: RehearsalProcess.patience(parts.settings.reading.time), log: parts.log),
        ]
    }

    /// Whatever was kept before now has a lower id, also where the clock of the node that kept it is ahead of ours.
    private static func horizon(_ parts: GatewayParts) async -> RowID {
        while !Task.isCancelled {
            do throws(StoreFailure) {
                let newest = try await NewestRow.id(in: parts.database)
                return max(parts.ids.next(), RowID(rawValue: (newest?.rawValue ?? 0) + 1))
            } catch {
                parts.log.warning("what was kept before cannot be looked at yet", metadata: ["reason": "\(error)"])
                try? await Task.sleep(for: .seconds(1))
            }
        }
        return parts.ids.next()
    }
}
