import Desk
import Intake

/// What is due when, for lists and for a request's page.
struct ServiceDues: Sendable {
    let book: any ServiceBook
    let targets: ServiceTargets

    /// The soonest of each request, by its id; those without are left out.
    func soonest(of requests: [RowID], at now: Moment) async throws -> [RowID: StageStanding] {
        guard !targets.isEmpty else { return [:] }
        var soonest: [RowID: StageStanding] = [:]
        for history in try await book.histories(of: requests) {
            soonest[history.request] = history.soonest(at: now, targets)
        }
        return soonest
    }

    func stages(of request: RowID, at now: Moment) async throws -> [StageStanding] {
        guard !targets.isEmpty, let history = try await book.histories(of: [request]).first else { return [] }
        return history.stages(at: now, targets)
    }
}
