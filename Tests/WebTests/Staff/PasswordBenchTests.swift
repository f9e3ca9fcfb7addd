import Desk
import Testing
import Web

@Suite("Hashing on threads")
struct PasswordBenchTests {
    private static let cheap = PasswordHash.Cost(logN: 4, r: 1, p: 1)

    @Test("right is right, wrong is wrong, and of nobody nothing is right")
    func matches() async throws {
        let bench = PasswordBench(cost: Self.cheap)
        let hash = try await bench.make("four words in a row")
        #expect(try await bench.matches("four words in a row", hash))
        #expect(try await !bench.matches("four words", hash))
        #expect(try await !bench.matches("four words in a row", nil))
        #expect(!bench.isOutdated(hash))
        #expect(PasswordBench().isOutdated(hash))
    }

    @Test("all of many get their turn, and beyond the line nobody waits")
    func line() async throws {
        let bench = PasswordBench(width: 2, longestLine: 10, cost: .init(logN: 8, r: 8, p: 1))
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    do {
                        _ = try await bench.make("four words in a row")
                        return true
                    } catch {
                        return !(error is PasswordBench.Busy)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.filter { $0 }.count >= 12)
        // Nobody's place was lost on the way.
        for _ in 0..<3 { _ = try await bench.make("four words in a row") }
    }
}
