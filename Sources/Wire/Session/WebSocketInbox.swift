import NIOConcurrencyHelpers
import NIOCore

/// A handler whose inputs are processed one after the other by async code. At most `limit` messages wait: then the
/// session's reading is paused until half of them are done, so that a quick peer waits in its own TCP, not in our
/// memory.
package final class WebSocketInbox: WebSocketHandler, Sendable {
    package typealias Process = @Sendable (WebSocketInput, WebSocketSession) async -> Void

    private struct State {
        var waiting: CircularBuffer<WebSocketInput> = .init()
        var isWorking = false
        var isPaused = false
    }

    private let work: SessionWork
    private let limit: Int
    private let process: Process
    private let state = NIOLockedValueBox(State())

    /// - Parameters:
    ///   - work: where the processing runs.
    ///   - limit: messages that may wait, at least 1.
    ///   - process: called for each input in order, never for two of one session at a time.
    package init(work: SessionWork, limit: Int = 16, process: @escaping Process) {
        self.work = work
        self.limit = max(1, limit)
        self.process = process
    }

    package func opened(_ session: WebSocketSession) { take(.opened, session) }

    package func received(_ message: WebSocketMessage, from session: WebSocketSession) {
        take(.message(message), session)
    }

    package func closed(_ closure: WebSocketClosure, of session: WebSocketSession) {
        take(.closed(closure), session)
    }

    private func take(_ input: WebSocketInput, _ session: WebSocketSession) {
        let (starts, pauses) = state.withLockedValue { state in
            state.waiting.append(input)
            let (starts, pauses) = (!state.isWorking, !state.isPaused && state.waiting.count >= limit)
            state.isWorking = true
            if pauses { state.isPaused = true }
            return (starts, pauses)
        }
        if pauses { session.pauseReading() }
        guard starts else { return }
        if !work.submit({ await self.drain(session) }) { session.close(.goingAway) }
    }

    private func drain(_ session: WebSocketSession) async {
        while let (input, resumes) = next() {
            if resumes { session.resumeReading() }
            await process(input, session)
        }
    }

    private func next() -> (WebSocketInput, resumes: Bool)? {
        state.withLockedValue { state in
            guard let input = state.waiting.popFirst() else {
                state = State()
                return nil
            }
            let resumes = state.isPaused && state.waiting.count <= limit / 2
            if resumes { state.isPaused = false }
            return (input, resumes)
        }
    }
}
