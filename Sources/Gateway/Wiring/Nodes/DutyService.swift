import Intake
import ServiceLifecycle

/// Work that one node does at a time: waits for the duty, does the work for as long as the duty is ours, and waits again once it was lost.
struct DutyService: Service {
    private enum End {
        /// The work came to an end by itself.
        case done
        /// The duty was lost, or the gateway shuts down.
        case over
    }

    let duty: Duty
    let duties: any Duties
    /// Begins anew each time; ends soon after its task is cancelled.
    let work: @Sendable () async throws -> Void

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled, let hold = await duties.take(duty) {
                let result = await outcome(of: hold)
                await duties.giveBack(hold)
                if try result.get() == .done { return }
            }
        }
    }

    private func outcome(of hold: DutyHold) async -> Result<End, any Error> {
        do {
            return .success(try await perform(under: hold))
        } catch {
            return .failure(error)
        }
    }

    private func perform(under hold: DutyHold) async throws -> End {
        try await withThrowingTaskGroup(of: End.self) { group in
            group.addTask {
                try await DutyHold.$current.withValue(hold) { try await work() }
                return Task.isCancelled ? .over : .done
            }
            group.addTask {
                await duties.waitForLoss(of: hold)
                return .over
            }
            let end = try await group.next() ?? .over
            group.cancelAll()
            // The work finishes what it has in hand. What it fails at then is another node's by now.
            do {
                try await group.waitForAll()
            } catch  where end == .over {
                return end
            }
            return end
        }
    }
}
