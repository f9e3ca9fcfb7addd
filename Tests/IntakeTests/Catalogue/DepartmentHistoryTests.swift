import Intake
import Testing

@Suite("Departments onboarded, changed and left, by the catalogue's versions")
struct DepartmentHistoryTests {
    private func version(_ number: Int, _ entries: [(String, CatalogueChange.Kind, String?)]) -> CatalogueVersion {
        CatalogueVersion(
            number: number, madeAt: Moment(milliseconds: Int64(number) * 86_400_000),
            entries: entries.map { CatalogueEntry(code: $0.0, kind: $0.1, fields: [], definition: $0.2) })
    }

    private func type(_ department: String, queue: String? = nil, active: Bool = true) -> String {
        let queue = queue.map { #","queue":"\#($0)""# } ?? ""
        return #"{"code":"x","department":"\#(department)"\#(queue)\#(active ? "" : #","active":false"#)}"#
    }

    @Test("each once, on the day of the version that tells it")
    func story() {
        let changes = DepartmentHistory.changes(in: [
            version(1, [("lamp", .added, type("Works")), ("tree", .added, type("Parks", queue: "trees"))]),
            version(2, [("hole", .added, type("Works"))]),
            version(3, [("hole", .changed, type("Works", queue: "roads")), ("leak", .added, type("Water"))]),
            version(4, [("tree", .retired, nil), ("leak", .retired, type("Water", active: false))]),
            version(5, [("tree", .returned, type("Parks", queue: "trees")), ("lamp", .changed, type("Lights"))]),
        ])
        #expect(
            changes.map {
                "\($0.version) \($0.department) \($0.kind.rawValue) \($0.types) \($0.queues.joined(separator: "+"))"
            }
                == [
                    "1 Parks onboarded 1 trees", "1 Works onboarded 1 Works", "3 Water onboarded 1 Water",
                    "3 Works changed 2 Works+roads", "4 Parks left 0 ", "4 Water left 0 ",
                    "5 Lights onboarded 1 Lights",
                    "5 Parks onboarded 1 trees", "5 Works changed 1 roads",
                ])
    }

    @Test("what cannot be read is nobody's")
    func unreadable() {
        #expect(DepartmentHistory.changes(in: []).isEmpty)
        let broken = [
            ("a", CatalogueChange.Kind.added, "{"), ("b", .added, "{}"), ("c", .added, #"{"department":""}"#),
        ]
        #expect(DepartmentHistory.changes(in: [version(1, broken.map { ($0.0, $0.1, Optional($0.2)) })]).isEmpty)
    }
}
