import Intake
import TestKit
import Testing

@Suite("Channels note how they do")
struct HealthBoardTests {
    private let email = ChannelName(kind: .email, id: "email-311")

    @Test("The halves of a channel stand apart; the same fault is news once; the last success stays")
    func board() {
        let clock = FakeWallClock()
        let board = HealthBoard(clock: clock)
        let start = clock.now()
        board.register(email, .receive)
        board.register(email, .deliver)
        #expect(board.all.map(\.state) == [.starting, .starting])
        #expect(board.all.map(\.half) == [.deliver, .receive])
        board.noteSuccess(email, .receive)
        clock.advance(by: .seconds(5))
        #expect(board.noteFailure(email, .receive, .failing, detail: "connection refused"))
        clock.advance(by: .seconds(5))
        #expect(!board.noteFailure(email, .receive, .failing, detail: "connection refused"))
        #expect(board.noteFailure(email, .receive, .failing, detail: "time-out"))
        let receive = board.all[1]
        #expect(receive.lastSuccess == start)
        #expect(receive.since == start + .seconds(5))
        #expect(receive.detail == "time-out")
        #expect(board.noteFailure(email, .receive, .refused, detail: "wrong password"))
        #expect(board.all[1].since == start + .seconds(10))
        #expect(board.all[0].state == .starting)
    }
}
