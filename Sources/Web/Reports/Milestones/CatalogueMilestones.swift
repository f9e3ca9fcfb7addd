import Intake
import NIOConcurrencyHelpers
import Reports

/// What the catalogue's versions tell of request types and partners, derived once for each newest version: a version never changes, and a page
/// needs them for several spans of days.
final class CatalogueMilestones: Sendable {
    /// Something that a version tells.
    struct Step: Hashable, Sendable {
        var measure: MilestoneMeasure
        var madeAt: Moment
        /// A type's code, or a partner.
        var name: String
        var detail: String
        /// Whether the gateway's first version tells it: who was there then was not brought in by it.
        var isFirst: Bool
    }

    /// All that the versions up to one tell, the oldest first.
    struct Steps: Sendable {
        var types: [Step] = []
        var partners: [Step] = []
    }

    private let book: any CatalogueBook
    private let kept = NIOLockedValueBox<(newest: Int, steps: Steps)>((0, Steps()))

    init(book: any CatalogueBook) { self.book = book }

    func steps() async throws(StoreFailure) -> Steps {
        let newest = try await book.newest()
        let known = kept.withLockedValue { $0 }
        guard known.newest != newest else { return known.steps }
        let versions = try await book.versions(since: nil)
        let steps = Steps(
            types: versions.flatMap(Self.types), partners: DepartmentHistory.changes(in: versions).map(Self.partner))
        kept.withLockedValue { $0 = (versions.last?.number ?? 0, steps) }
        return steps
    }

    private static func types(_ version: CatalogueVersion) -> [Step] {
        version.entries.map { entry in
            let measure: MilestoneMeasure =
                switch entry.kind {
                case .added, .returned: .typeAdded
                case .changed: .typeChanged
                case .retired: .typeRetired
                }
            return Step(
                measure: measure, madeAt: version.madeAt, name: entry.code,
                detail: entry.fields.joined(separator: ", "), isFirst: version.number == 1)
        }
    }

    private static func partner(_ change: DepartmentChange) -> Step {
        let measure: MilestoneMeasure =
            switch change.kind {
            case .onboarded: .partnerOnboarded
            case .changed: .partnerChanged
            case .left: .partnerLeft
            }
        return Step(
            measure: measure, madeAt: change.madeAt, name: change.department,
            detail: change.queues.isEmpty ? "" : "queues \(change.queues.joined(separator: ", "))",
            isFirst: change.version == 1)
    }
}
