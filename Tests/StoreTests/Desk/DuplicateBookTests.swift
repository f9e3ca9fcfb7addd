import Desk
import Intake
import TestKit
import Testing

@testable import Store

@Suite("What people said of possible duplicates")
struct DuplicateBookTests {
    @Test("said once on either side, it holds on both, and can be taken back", arguments: StoreEngine.allCases)
    func rulesOut(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let maria = Changer(agent: AgentID(rawValue: 1), name: "Maria Silva")
        var numbers: [TrackingNumber] = []
        for (number, text) in [("+16175550101", "Rats at 12 Bow St"), ("+16175550102", "Rats, 12 Bow Street")] {
            let message = try await city.send(.text(number, text), on: SmallCity.sms)
            numbers.append(try #require(TrackingNumber(try await city.trackingNumber(of: message))))
        }
        let (first, second, book) = (numbers[0], numbers[1], city.store.duplicates)
        #expect(try await book.ruledOut(for: first).isEmpty)
        #expect(try await book.ruleOut(second, for: first, isOut: true, by: maria))
        #expect(try await !book.ruleOut(first, for: second, isOut: true, by: maria))
        #expect(try await !book.ruleOut(first, for: first, isOut: true, by: maria))
        #expect(try await book.ruledOut(for: first) == [second])
        #expect(try await book.ruledOut(for: second) == [first])
        #expect(try await book.ruleOut(first, for: second, isOut: false, by: maria))
        #expect(try await book.ruledOut(for: first).isEmpty)
        let actions = try await city.store.staff.audit.entries(of: nil, before: nil, limit: 10).map(\.entry.action)
        #expect(actions == [.duplicateRuledIn, .duplicateRuledOut])
    }
}
