import NIOCore
import TestKit
import Testing

@testable import Wire

/// The time limit for a session's first message.
@Suite struct WebSocketFirstMessageTests {
    private func tester() throws -> SessionTester {
        var settings = WebSocketSettings()
        settings.pingInterval = nil
        settings.firstMessageTime = .seconds(10)
        settings.firstMessageCode = .init(rawValue: 4408)
        return try SessionTester(settings)
    }

    @Test("a session that says nothing is closed, pings or not")
    func silent() throws {
        let tester = try tester()
        tester.pass(.seconds(8))
        try tester.receive(ClientFrame.bytes(0x89, []))
        #expect(try tester.sent() == [.pong([])])
        tester.pass(.seconds(3))
        #expect(try tester.sent() == [.close(4408, "")])
    }

    @Test("after the first message there is no such limit")
    func spoke() throws {
        let tester = try tester()
        tester.pass(.seconds(8))
        try tester.receive(ClientFrame.text("x"))
        tester.pass(.seconds(100))
        #expect(try tester.sent().isEmpty)
    }
}
