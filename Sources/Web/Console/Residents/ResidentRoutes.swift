import Desk
import Hummingbird
import Intake
import Reports

/// Putting two residents together who are one person, and taking that back.
struct ResidentRoutes: Sendable {
    let requests: RequestPages

    func add(to people: RouterGroup<PersonContext>) {
        let mergers = people.group("").add(middleware: Requires(.mergeResidents))
        mergers.post("/desk/requests/{number}/resident/merge") { _, context in try await merge(context) }
        mergers.post("/desk/requests/{number}/resident/unmerge") { _, context in try await unmerge(context) }
    }

    /// Only somebody whom the page proposes: nobody is found by guessing numbers.
    private func merge(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        let story = try await requests.ports.residents.resident(of: found.summary.trackingNumber)
        let chosen = Int64(context.form.text("resident")).map(RowID.init(rawValue:))
        guard let story, let chosen, story.possiblySame.contains(where: { $0.resident == chosen }) else {
            return try await requests.refuse(found, Self.gone, for: context)
        }
        let isDone = try await requests.ports.residents.merge(chosen, into: story.id, by: context.person.changer)
        guard isDone else { return try await requests.refuse(found, Self.gone, for: context) }
        return requests.redirect(found, done: .residentMerged)
    }

    private func unmerge(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        let story = try await requests.ports.residents.resident(of: found.summary.trackingNumber)
        let chosen = Int64(context.form.text("resident")).map(RowID.init(rawValue:))
        guard let story, let chosen, story.merged.contains(where: { $0.resident == chosen }) else {
            return try await requests.refuse(found, Self.gone, for: context)
        }
        let isDone = try await requests.ports.residents.unmerge(chosen, by: context.person.changer)
        guard isDone else { return try await requests.refuse(found, Self.gone, for: context) }
        return requests.redirect(found, done: .residentUnmerged)
    }

    private static let gone = "Somebody was faster: look again at who may be the same person."
}
