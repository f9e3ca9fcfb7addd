import Desk
import TestKit
import Testing

@testable import Web
@testable import Wire

@Suite("Streams of pages and their connections")
struct LiveHubTests {
    /// Something to tell connections apart by.
    private final class Connection: Sendable {}

    @Test("a connection that takes a stream over is not touched by the end of the one before")
    func takeOver() async throws {
        let hub = LiveHub(clock: FakeWallClock())
        let person = try StaffPerson.sample(1, [.agent], nil)
        let (before, after) = (Connection(), Connection())
        let socket = try await WebSocketSession.deaf()
        let (id, _) = hub.open(person, LiveStream.Line(connection: ObjectIdentifier(before), socket: socket))
        hub.prime(id, nil)
        let line = LiveStream.Line(connection: ObjectIdentifier(after), socket: socket)
        #expect(hub.resume(id, after: 0, person, line)?.count == 1)
        hub.lose(id, of: ObjectIdentifier(before))
        #expect(hub.count == 1)
        hub.lose(id, of: ObjectIdentifier(after))
        #expect(hub.count == 0)
        #expect(hub.resume(id, after: 0, person, line)?.isEmpty == true)
    }
}
