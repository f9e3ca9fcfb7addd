import TestKit
import Testing

/// A chat whose connection keeps breaking, against the real program and its real store.
@Suite struct ChatBreaksTests {
    @Test("ten breaks in mid-sentence: every message once, in order, and one acknowledgement")
    func tenBreaks() async throws {
        let intake = try await IntakeProcess.start(CityFiles().folder)
        var chat = BreakingChat(port: intake.port)
        for round in 0..<10 {
            try await chat.writeAndBreak([(id: "m\(round)", text: "part \(round) of a long story")], answers: round % 3)
        }
        try await chat.finish(lines: 11)
        let lines = chat.seen.sorted { $0.key < $1.key }
        #expect(lines.map(\.key) == Array(1...11))
        #expect(lines.map(\.value).filter { $0.hasPrefix("part") } == (0..<10).map { "part \($0) of a long story" })
        #expect(chat.repeats.isEmpty)
        try await intake.stop()
    }
}
