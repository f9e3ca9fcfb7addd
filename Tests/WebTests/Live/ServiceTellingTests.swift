import Desk
import Intake
import Synchronization
import TestKit
import Testing

@testable import Web
@testable import Wire

@Suite("Whom a page's socket tells of promised times")
struct ServiceTellingTests {
    /// A list that has as many entries as its reader's number says, and notes who was asked about.
    private final class Lists: AttentionBook {
        private let asked = Mutex<[AttentionReader]>([])
        var readers: [AttentionReader] { asked.withLock { $0 } }

        func open(for reader: AttentionReader, after: RowID?, limit: Int) -> [AttentionEntry] { [] }
        func count(for reader: AttentionReader) -> Int {
            asked.withLock { $0.append(reader) }
            return Int(reader.agent.rawValue)
        }
        func settle(
            _ entry: RowID, reopens: Bool, for reader: AttentionReader, by author: AccountID, name: String,
            at now: Moment
        ) -> TrackingNumber? { nil }
    }

    @Test("each with the length of their own list, counted once; a partner only of what they see")
    func told() async throws {
        let (hub, lists) = (LiveHub(clock: FakeWallClock()), Lists())
        let people = [
            try StaffPerson.sample(1, [.agent], nil), try StaffPerson.sample(2, [.supervisor], "Parks"),
            try StaffPerson.sample(3, [.supervisor], nil),
            try StaffPerson.sample(4, [.departmentPartner], "Water"),
            try StaffPerson.sample(5, [.departmentPartner], "Parks"),
        ]
        #expect(people.map(\.attention.sight) == [nil, nil, nil, "Water", "Parks"])
        var streams: [String] = []
        for person in people {
            let socket = try await WebSocketSession.deaf()
            let line = LiveStream.Line(connection: ObjectIdentifier(lists), socket: socket)
            let stream = hub.open(person, line).id
            hub.prime(stream, nil)
            streams.append(stream)
        }
        var generator = SystemRandomNumberGenerator()
        let number = TrackingNumber(using: &generator)
        let everybody = [Escalation.supervisors, AgentID(rawValue: 1), AgentID(rawValue: 4), AgentID(rawValue: 5)]
        let notices = [ServiceEvent.Kind.warning, .breach].map { kind in
            ServiceNotice(
                request: RowID(rawValue: 1), number: number, department: "Parks", stage: .resolved, kind: kind,
                people: everybody)
        }
        try await hub.tell(notices, on: lists)
        let told = streams.map { id in hub.state.withLock { $0.streams[id]?.missed(after: 0) ?? [] } }
        #expect(told.map(\.count) == [2, 2, 2, 0, 2])
        for (index, frames) in told.enumerated() {
            #expect(frames.allSatisfy { $0.contains("\"total\":\(index + 1)") })
        }
        #expect(lists.readers.map(\.agent.rawValue).sorted() == [1, 2, 3, 5])
        #expect(Set(lists.readers) == Set([0, 1, 2, 4].map { people[$0].attention }))
    }
}
