import NIOCore
import NIOEmbedded
import TestKit
import Testing

@testable import Wire

/// What was read while the peer took nothing is processed once it does, also when no further byte comes.
@Suite struct HeldInputTests {
    @Test("input that waited for room is processed to its end when a flush makes the room at once")
    func flushMakesRoom() throws {
        let handler = RecordingHandler()
        handler.onMessage = { $1.send($0) }
        let tester = try SessionTester(handler: handler)
        let kernel = NarrowKernel(tester.channel)
        try tester.channel.pipeline.syncOperations.addHandler(kernel, position: .first)
        kernel.drains = false
        try tester.receive((1...5).flatMap { ClientFrame.text("\($0)") })
        #expect(handler.messages.count == 1)
        kernel.drains = true
        tester.channel.isWritable = true
        tester.channel.pipeline.fireChannelWritabilityChanged()
        #expect(handler.messages.count == 5)
        #expect(try tester.sent() == (1...5).map { .text("\($0)") })
        _ = try tester.channel.finish()
    }
}
