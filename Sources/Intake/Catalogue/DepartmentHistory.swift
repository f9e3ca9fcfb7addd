import Foundation

/// Which departments and partners worked with 311 since when, told by the versions of the catalogue: nothing else is kept of them, so nothing can
/// disagree.
package enum DepartmentHistory {
    /// What a version says of a type that matters here, of all that is kept of it.
    private struct Placed: Decodable {
        var department: String
        var queue: String?
        var active: Bool?
    }

    private struct Standing: Hashable {
        var queues: Set<String> = []
        var types = 0
    }

    /// What became of departments, the oldest first, in each version by name.
    ///
    /// - Parameter versions: all of them, the oldest first. A type that cannot be read any more is nobody's.
    package static func changes(in versions: [CatalogueVersion]) -> [DepartmentChange] {
        var types: [String: Placed] = [:]
        var before: [String: Standing] = [:]
        var changes: [DepartmentChange] = []
        for version in versions {
            for entry in version.entries { types[entry.code] = placed(entry) }
            let after = standings(types.values)
            for name in Set(before.keys).union(after.keys).sorted() {
                guard let kind = kind(from: before[name], to: after[name]) else { continue }
                let standing = after[name] ?? Standing()
                changes.append(
                    DepartmentChange(
                        department: name, kind: kind, queues: standing.queues.sorted(), types: standing.types,
                        version: version.number, madeAt: version.madeAt))
            }
            before = after
        }
        return changes
    }

    /// Nil for what places nothing any more.
    private static func placed(_ entry: CatalogueEntry) -> Placed? {
        guard entry.kind != .retired, let text = entry.definition,
            let placed = try? JSONDecoder().decode(Placed.self, from: Data(text.utf8)), placed.active ?? true,
            !placed.department.isEmpty
        else { return nil }
        return placed
    }

    private static func standings(_ types: some Sequence<Placed>) -> [String: Standing] {
        var standings: [String: Standing] = [:]
        for type in types {
            standings[type.department, default: Standing()].queues.insert(type.queue ?? type.department)
            standings[type.department, default: Standing()].types += 1
        }
        return standings
    }

    private static func kind(from before: Standing?, to after: Standing?) -> DepartmentChange.Kind? {
        switch (before, after) {
        case (nil, nil): nil
        case (nil, _?): .onboarded
        case (_?, nil): .left
        case (let before?, let after?): before.queues == after.queues ? nil : .changed
        }
    }
}
