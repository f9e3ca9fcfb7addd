import Desk
import Intake
import TestKit
import Testing

@testable import Store

@Suite("What requests answer of what their types ask")
struct QuestionBookTests {
    private let ann = Changer(agent: AgentID(rawValue: 1), name: "Ann")
    private let size = TypeQuestion(code: "size", text: "How big?", kind: .choices, options: ["hand", "plate"])
    private let lane = TypeQuestion(code: "lane", text: "Where?", kind: .line)

    private func typed(_ question: TypeQuestion, _ values: String...) throws -> TypedAnswer {
        try TypedAnswer.check(question, values).get()
    }

    private func opened(in city: SmallCity, _ words: String = "A hole") async throws -> (TrackingNumber, RowID) {
        let message = try await city.send(.mail("ann@example.org", words))
        return (
            try #require(TrackingNumber(try await city.trackingNumber(of: message))),
            try #require(try await city.request(of: message))
        )
    }

    @Test("kept, changed and taken away, over the version that was seen, in the trail", arguments: StoreEngine.allCases)
    func story(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let (number, request) = try await opened(in: city)
        let book = city.store.questions
        let first = [try typed(size, "hand", "plate"), try typed(lane, "")]
        #expect(try await book.write(first, on: number, seen: 0, by: ann) == .done)
        #expect(try await book.answers(on: request).map(\.values) == [["hand", "plate"]])
        #expect(try await book.answers(on: request).map(\.text) == ["How big?"])
        #expect(try await book.answers(on: request).map(\.authorName) == ["Ann"])
        #expect(try await book.write(first, on: number, seen: 1, by: ann) == .refused(.nothing))
        guard case .overtaken = try await book.write([try typed(lane, "x")], on: number, seen: 0, by: ann) else {
            Issue.record("written over an older version")
            return
        }
        #expect(try await book.write([try typed(lane, "left, \"as\" seen")], on: number, seen: 1, by: ann) == .done)
        #expect(try await book.write([try typed(size)], on: number, seen: 2, by: ann) == .done)
        #expect(try await book.answers(on: request).map(\.values) == [["left, \"as\" seen"]])
        let trail = try await city.rows(
            "SELECT before_values, after_values FROM audit WHERE action = 'request.questions_answered' ORDER BY id",
            columns: 2)
        #expect(
            trail == [
                ["{}", #"{"answer: size":"hand, plate"}"#], ["{}", #"{"answer: lane":"left, \"as\" seen"}"#],
                [#"{"answer: size":"hand, plate"}"#, "{}"],
            ])
        #expect(
            try await city.column("SELECT detail FROM event WHERE kind = 'questions_answered'") == [
                "Ann", "Ann", "Ann",
            ])
        #expect(try await city.column("SELECT status FROM service_request") == ["triage"])
        #expect(try await city.agrees())
    }

    @Test("one request's answers are nobody else's, and what was merged takes none", arguments: StoreEngine.allCases)
    func apart(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let (one, first) = try await opened(in: city)
        let (two, second) = try await opened(in: city, "Another hole, on Elm Street")
        let book = city.store.questions
        #expect(try await book.write([try typed(lane, "left")], on: one, seen: 0, by: ann) == .done)
        #expect(try await book.answers(on: second) == [])
        #expect(try await city.store.merging.merge(one, into: two, seen: 1, by: ann) == .done)
        let merged = try #require(try await city.store.changes.standing(of: one)).version
        #expect(try await book.write([try typed(lane, "right")], on: one, seen: merged, by: ann) == .refused(.closed))
        #expect(try await book.answers(on: first).map(\.values) == [["left"]])
        let unknown = try #require(TrackingNumber("0000000000"))
        #expect(try await book.write([try typed(lane, "left")], on: unknown, seen: 0, by: ann) == .noRequest)
    }

    @Test("another type asks on the timeline for what it must know, the first of it by its words")
    func asked() async throws {
        let city = try await SmallCity(.sqlite)
        let (number, _) = try await opened(in: city)
        #expect(try await city.store.questions.write([try typed(lane, "left")], on: number, seen: 0, by: ann) == .done)
        let asks = ["lane", "a", "b", "c", "d", "e"].map {
            TypeQuestion(code: $0, text: "\($0.uppercased())?", kind: .line, isRequired: true)
        }
        let type = RequestType(
            code: "hole", names: [.english: "Hole"], department: "Works", queue: "roads", questions: asks)
        let routing = try RoutingRules(
            [], default: RoutingDefault(department: "Constituent Services", queue: "triage"),
            catalogue: RequestCatalogue([type]))
        let details = RequestDetails(
            requestType: "hole", department: "Constituent Services", queue: "triage", priority: 3, place: nil)
        let outcome = try await city.store.changes.change(
            number, .details(details), seen: 1, note: nil, by: ann,
            decide: RequestChanging(catalogue: DeskCatalogue(routing)).verdict)
        #expect(outcome == .done)
        #expect(
            try await city.column("SELECT detail FROM event WHERE kind = 'questions_missing'")
                == ["“A?”, “B?”, “C?” and 2 more"])
    }
}
