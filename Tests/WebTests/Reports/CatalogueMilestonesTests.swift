import Intake
import Reports
import Synchronization
import Testing

@testable import Web

@Suite("What the catalogue's versions tell of milestones")
struct CatalogueMilestonesTests {
    private final class Book: CatalogueBook, Sendable {
        let versions = Mutex<[CatalogueVersion]>([])
        /// How often all of them were read.
        let reads = Mutex(0)

        func current() async throws(StoreFailure) -> (number: Int, definitions: [CatalogueEntry]) { (0, []) }

        func newest() async throws(StoreFailure) -> Int { versions.withLock { $0.last?.number ?? 0 } }

        func versions(since: Moment?) async throws(StoreFailure) -> [CatalogueVersion] {
            reads.withLock { $0 += 1 }
            return versions.withLock { $0 }
        }

        func record(
            _ entries: [CatalogueEntry], after number: Int, at now: Moment
        ) async throws(StoreFailure) -> Int? {
            versions.withLock { $0.append(CatalogueVersion(number: number + 1, madeAt: now, entries: entries)) }
            return number + 1
        }
    }

    @Test("are read once for each newest version, however often they are asked for")
    func once() async throws {
        let book = Book()
        let milestones = CatalogueMilestones(book: book)
        #expect(try await milestones.steps().types.isEmpty)
        let entry = CatalogueEntry(
            code: "leak", kind: .added, fields: ["queue"], definition: #"{"code":"leak","department":"Water"}"#)
        _ = try await book.record([entry], after: 0, at: Moment(milliseconds: 1))
        for _ in 1...3 {
            let steps = try await milestones.steps()
            #expect(steps.types.map(\.name) == ["leak"] && steps.types.map(\.detail) == ["queue"])
            #expect(steps.partners.map(\.name) == ["Water"] && steps.partners.map(\.isFirst) == [true])
        }
        #expect(book.reads.withLock { $0 } == 1)
        _ = try await book.record([], after: 1, at: Moment(milliseconds: 2))
        #expect(try await milestones.steps().partners.count == 1)
        #expect(book.reads.withLock { $0 } == 2)
    }
}
