import Foundation
import Intake
import ServiceLifecycle
import Store

/// Filing: what an earlier run left unfiled is rehearsed in a child process first, then the loop runs.
enum FilingWiring {
    static func service(_ parts: GatewayParts, settingsFile: String) -> LoopService {
        let rehearsal = Rehearsal(
            filer: parts.store.filer, quarantine: parts.store.quarantine,
            child: RehearsalChild(
                executable: CommandLine.arguments[0].contains("/") ? CommandLine.arguments[0] : "/proc/self/exe",
                arguments: ["debug", "rehearse", "--config", settingsFile]),
            clock: parts.clock, log: parts.log)
        let loop = FilingLoop(
            journey: parts.journey, filer: parts.store.filer, doorbell: parts.store.kept, wallClock: parts.clock,
            report: { [news = parts.news] in news.filing($0) })
        return LoopService {
            try await rehearsal.run()
            await loop.run()
        }
    }
}
