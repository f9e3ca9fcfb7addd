import Foundation
import Intake
import Logging
import Synchronization
import TestKit
import Testing

@testable import Gateway

@Suite("Learning each day")
struct LearningLoopTests {
    /// Models that are kept in memory.
    private final class Book: ModelBook {
        private let models = Mutex<[(purpose: ModelPurpose, model: LearntModel)]>([])

        func newest(for purpose: ModelPurpose) async throws(StoreFailure) -> LearntModel? {
            models.withLock { $0.last { $0.purpose == purpose }?.model }
        }

        func bytes(of version: Int) async throws(StoreFailure) -> [UInt8]? { nil }

        func add(
            _ bytes: [UInt8], for purpose: ModelPurpose, examples: Int, requests: Int, at now: Moment
        ) async throws(StoreFailure) -> Int {
            models.withLock {
                let model = LearntModel(version: $0.count + 1, madeAt: now, examples: examples, requests: requests)
                $0.append((purpose, model))
                return model.version
            }
        }

        func examples(
            before: RowID?, limit: Int
        ) async throws(StoreFailure) -> [(request: RowID, example: Example)] {
            before == nil
                ? [(RowID(rawValue: 1), Example(text: "a dark lamp", label: "light", department: "Works"))] : []
        }

        func decidedJunk(
            before: RowID?, limit: Int
        ) async throws(StoreFailure) -> [(request: RowID, decided: JunkLearning.Decided)] {
            before == nil ? [(RowID(rawValue: 1), JunkLearning.Decided(text: "buy pillows", isJunk: true))] : []
        }

        func judgedPairs(limit: Int) async throws(StoreFailure) -> [DuplicateExample] { [] }
    }

    @Test("at once where nothing is learnt, then once a day at its hour, also after a night that was slept through")
    func daily() async throws {
        let (book, clock) = (Book(), FakeWallClock())
        let calendar = CityCalendar(timeZone: try #require(TimeZone(identifier: "America/New_York")))
        let loop = LearningLoop(
            book: book,
            catalogue: RequestCatalogue([
                RequestType(code: "light", names: [.english: "Street light out"], department: "Works", queue: "lights"),
                RequestType(code: "tree", names: [.english: "Tree fell"], department: "Parks", queue: "trees"),
            ]), minutes: 210, calendar: calendar, wallClock: clock, log: Logger(label: "test"))
        let noon = try #require(calendar.bounds(of: "2026-06-10")?.lowerBound) + .seconds(12 * 3_600)
        clock.set(to: noon)
        for purpose in ModelPurpose.allCases {
            #expect(try await loop.learnIfDue(purpose))
            #expect(try await !loop.learnIfDue(purpose))
        }
        #expect(try await book.newest(for: .types)?.requests == 1)
        #expect(try await book.newest(for: .junk)?.requests == 1)
        clock.set(to: noon + .seconds(15 * 3_600 + 1_740))
        #expect(try await !loop.learnIfDue(.types), "03:29")
        clock.set(to: noon + .seconds(15 * 3_600 + 1_860))
        #expect(try await loop.learnIfDue(.types))
        #expect(try await !loop.learnIfDue(.types))
        clock.set(to: noon + .seconds(5 * 86_400))
        #expect(try await loop.learnIfDue(.types))
    }
}
