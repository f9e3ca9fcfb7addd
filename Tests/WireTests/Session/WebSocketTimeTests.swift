import NIOCore
import NIOEmbedded
import TestKit
import Testing

@testable import Wire

/// What happens to a session as time passes; the time is the test's.
@Suite struct WebSocketTimeTests {
    @Test("a silent peer is pinged within the interval, and cut when it does not answer")
    func silent() throws {
        let tester = try SessionTester(
            settings {
                $0.pingInterval = .seconds(20); $0.pongTime = .seconds(10)
            })
        tester.pass(.seconds(14))
        #expect(try tester.sent().isEmpty)
        tester.pass(.seconds(7))
        #expect(try tester.sent() == [.ping([])])
        // The ping went out after 15 to 20 seconds, by chance, and is waited for ten.
        tester.pass(.seconds(3))
        #expect(tester.channel.isActive)
        tester.pass(.seconds(8))
        #expect(!tester.channel.isActive)
        #expect(tester.handler.closures == [.lost])
    }

    @Test("an answer in the same instant as the ping is an answer")
    func sameInstant() {
        let settings = settings {
            $0.pingInterval = .seconds(20); $0.pongTime = .seconds(10)
        }
        let start = NIODeadline.uptimeNanoseconds(1)
        var times = SessionTimes(now: start, settings: settings)
        #expect(times.due(at: start + .seconds(20), settings: settings, isPaused: false) == .ping)
        times.heard(at: start + .seconds(20))
        #expect(times.due(at: start + .seconds(31), settings: settings, isPaused: false) == .nothing)
    }

    @Test("a peer that answers lives on")
    func answers() throws {
        let tester = try SessionTester(
            settings {
                $0.pingInterval = .seconds(20); $0.pongTime = .seconds(10)
            })
        for _ in 0..<50 {
            tester.pass(.seconds(3))
            for frame in try tester.sent() where frame == .ping([]) { try tester.receive(ClientFrame.bytes(0x8A, [])) }
        }
        #expect(tester.channel.isActive)
        #expect(tester.handler.closures.isEmpty)
    }

    @Test("a peer that talks is not pinged")
    func talks() throws {
        let tester = try SessionTester(settings { $0.pingInterval = .seconds(20) })
        for _ in 0..<20 {
            tester.pass(.seconds(10))
            try tester.receive(ClientFrame.text("x"))
        }
        #expect(try tester.sent().isEmpty)
    }

    @Test("a session without messages is closed after idleTime, pings or not")
    func idle() throws {
        let tester = try SessionTester(
            settings {
                $0.pingInterval = nil; $0.idleTime = .seconds(60); $0.idleCode = .init(rawValue: 4000)
            })
        tester.pass(.seconds(50))
        try tester.receive(ClientFrame.text("x"))
        tester.pass(.seconds(50))
        try tester.receive(ClientFrame.bytes(0x89, []))
        #expect(try tester.sent() == [.pong([])])
        tester.pass(.seconds(11))
        #expect(try tester.sent() == [.close(4000, "")])
    }

    @Test("a message that dribbles in is given up after messageTime; whole messages never are")
    func dribbles() throws {
        let tester = try SessionTester(
            settings {
                $0.pingInterval = nil; $0.messageTime = .seconds(30)
            })
        let two = ClientFrame.text("a") + ClientFrame.text("b")
        try tester.receive(Array(two[..<3]))
        for _ in 0..<5 {
            tester.pass(.seconds(20))
            try tester.receive(Array(two[3...] + two[..<3]))
        }
        #expect(tester.handler.messages.count == 10)
        tester.pass(.seconds(29))
        try tester.receive([two[3]])
        #expect(tester.handler.closures.isEmpty)
        tester.pass(.seconds(2))
        #expect(tester.handler.closures.map(\.code) == [.policyViolation])
    }

    @Test("a reader that takes nothing is closed after slowReaderTime and cut after closeTime")
    func slowReader() throws {
        let tester = try SessionTester(
            settings {
                $0.slowReaderTime = .seconds(10)
                $0.closeTime = .seconds(2)
                $0.slowReaderCode = .init(rawValue: 4008)
            })
        tester.channel.isWritable = false
        tester.channel.pipeline.fireChannelWritabilityChanged()
        tester.pass(.seconds(9))
        #expect(tester.handler.closures.isEmpty)
        tester.pass(.seconds(2))
        #expect(tester.handler.closures.map(\.code.rawValue) == [4008])
        tester.pass(.seconds(3))
        #expect(!tester.channel.isActive)
    }

    @Test("neither a paused session nor a slow reader is taken for lost")
    func pausedIsNotLost() throws {
        let tester = try SessionTester(
            settings {
                $0.pingInterval = .seconds(5); $0.pongTime = .seconds(5)
            })
        tester.handler.session?.pauseReading()
        tester.pass(.seconds(60))
        #expect(tester.handler.closures.isEmpty)
        tester.handler.session?.resumeReading()
        tester.pass(.seconds(2))
        #expect(tester.handler.closures.isEmpty)
    }

    @Test("one timer serves all sessions, and stops with the last one")
    func oneTimer() throws {
        final class Counted: Ticking {
            var tickerSlot = -1
            var ticks = 0
            var leavesAfter = Int.max
            let ticker: LoopTicker
            init(_ ticker: LoopTicker) { self.ticker = ticker }
            func tick(now: NIODeadline) {
                ticks += 1
                if ticks >= leavesAfter { ticker.remove(self) }
            }
        }
        let tester = try SessionTester(settings { $0.pingInterval = nil })
        let members = (0..<5).map { _ in Counted(tester.ticker) }
        members.forEach { tester.ticker.add($0) }
        members[0].leavesAfter = 1
        members[2].leavesAfter = 2
        members[4].leavesAfter = 1
        tester.pass(.seconds(1))
        #expect(members.map(\.ticks) == [1, 4, 2, 4, 1])
    }

    private func settings(_ change: (inout WebSocketSettings) -> Void) -> WebSocketSettings {
        var settings = WebSocketSettings()
        change(&settings)
        return settings
    }
}
