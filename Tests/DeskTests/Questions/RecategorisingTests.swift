import Intake
import Testing

@testable import Desk

@Suite("Another type asks again for what it must know")
struct RecategorisingTests {
    private static let size = TypeQuestion(code: "size", text: "How big?", kind: .line, isRequired: true)
    private static let street = TypeQuestion(code: "street", text: "Which street?", kind: .line, isRequired: true)
    private static let height = TypeQuestion(code: "height", text: "How high?", kind: .number)
    private static let keepAway = TypeQuestion(code: "away", text: "Keep away.", kind: .notice, isRequired: true)

    private let maria = Changer(agent: AgentID(rawValue: 1), name: "Maria")

    /// What is asked for when a request's type becomes `type`.
    private func asked(_ type: String?, from old: String? = "hole", answered: Set<String>) throws -> [String]? {
        func named(_ code: String, _ questions: TypeQuestion...) -> RequestType {
            RequestType(
                code: code, names: [.english: code], department: "Works", queue: "roads", questions: questions)
        }
        let types = [named("hole", Self.size, Self.street), named("lamp", Self.street, Self.height, Self.keepAway)]
        let routing = try RoutingRules(
            [], default: RoutingDefault(department: "Works", queue: "roads"), catalogue: RequestCatalogue(types))
        let standing = RequestStanding(
            request: RowID(rawValue: 1), number: try #require(TrackingNumber("0000000000")), version: 0,
            status: .triage, requestType: old, department: "Works", queue: "roads", priority: 3)
        let details = RequestDetails(
            requestType: type, department: "Works", queue: "roads", priority: 2, place: nil)
        let facts = ChangeFacts(now: Moment(milliseconds: 0), standing: standing, answered: answered)
        let verdict = RequestChanging(catalogue: DeskCatalogue(routing)).verdict(.details(details), facts, maria)
        guard case .change(let decided) = verdict else { return nil }
        return decided.missing.map(\.code)
    }

    @Test("what both ask is answered already; what need not be answered, and notices, are not asked for")
    func changed() throws {
        #expect(try asked("lamp", answered: []) == ["street"])
        #expect(try asked("lamp", answered: ["size", "street"]) == [])
        #expect(try asked("hole", from: "lamp", answered: ["street"]) == ["size"])
        #expect(try asked("hole", from: nil, answered: []) == ["size", "street"])
    }

    @Test("without another type nothing is asked again, and no type asks nothing")
    func same() throws {
        #expect(try asked("hole", answered: []) == [])
        #expect(try asked(nil, answered: []) == [])
    }
}
