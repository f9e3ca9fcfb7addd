import Foundation
package import Intake
import Synchronization

/// Keeps chats in memory by the store's rules: unique by source id, one sequence a session for both directions.
package final class MemoryChatStore: Keeper, ChatLog {
    private struct State {
        var sessions: [RowID: ChatSession] = [:]
        var lines: [RowID: [ChatLine]] = [:]
        var kept: [Received] = []
        var bySource: [String: (id: RowID, sequence: Int64)] = [:]
        var byOutboxRow: [RowID: ChatLine] = [:]
        var failures: [StoreFailure] = []
        var reads = 0
    }

    private let state = Mutex(State())

    package init() {}

    /// The next calls of `keep` fail with these, one each.
    package func fail(_ failures: [StoreFailure]) { state.withLock { $0.failures = failures } }

    /// What was kept, each once, in order.
    package var kept: [Received] { state.withLock(\.kept) }

    /// The sessions begun so far.
    package var sessions: [ChatSession] { state.withLock { Array($0.sessions.values) } }

    /// How often lines were asked for.
    package var reads: Int { state.withLock(\.reads) }

    /// All lines of a session, in order.
    package func log(_ session: RowID) -> [ChatLine] { state.withLock { $0.lines[session] ?? [] } }

    /// Forgets a session, as retention does.
    package func forget(_ session: RowID) {
        state.withLock { state in
            state.sessions[session] = nil
            state.lines[session] = nil
        }
    }

    package func keep(_ received: Received) async throws(StoreFailure) -> KeepOutcome {
        let result: Result<KeepOutcome, StoreFailure> = state.withLock { state in
            if !state.failures.isEmpty { return .failure(state.failures.removeFirst()) }
            if let known = state.bySource[received.sourceID.value] {
                return .success(.redelivery(of: known.id, sequence: known.sequence))
            }
            guard let session = received.session, state.sessions[session] != nil,
                let entry = try? JSONDecoder().decode(ChatEntry.self, from: Data(received.bytes))
            else { return .failure(StoreFailure(.missing, "no such chat session")) }
            let line = Self.append(
                ChatLine(
                    sequence: 0, direction: .inbound, clientID: entry.clientID, text: entry.text,
                    at: received.arrivedAt), session, &state)
            state.kept.append(received)
            let id = RowID(rawValue: Int64(state.kept.count))
            state.bySource[received.sourceID.value] = (id, line.sequence)
            return .success(.kept(id, sequence: line.sequence))
        }
        return try result.get()
    }

    /// Chats wait for what they keep.
    package func keep(
        _ received: Received, settled: @escaping @Sendable (Result<KeepOutcome, StoreFailure>) -> Void
    ) -> Bool { false }

    package func keep(_ received: [Received]) async throws(StoreFailure) -> [KeepOutcome] {
        var outcomes: [KeepOutcome] = []
        for one in received { outcomes.append(try await keep(one)) }
        return outcomes
    }

    package func begin(_ session: ChatSession) async throws(StoreFailure) {
        state.withLock { $0.sessions[session.id] = session }
    }

    package func session(keyHash: [UInt8]) async throws(StoreFailure) -> ChatSession? {
        state.withLock { state in state.sessions.values.first { $0.keyHash == keyHash } }
    }

    package func lines(session: RowID, after: Int64, limit: Int) async throws(StoreFailure) -> [ChatLine] {
        state.withLock { state in
            state.reads += 1
            return Array((state.lines[session] ?? []).filter { $0.sequence > after }.prefix(limit))
        }
    }

    package func isKept(_ source: SourceID, on channel: ChannelName) async throws(StoreFailure) -> Bool {
        state.withLock { $0.bySource[source.value] != nil }
    }

    /// Writes that a session's chat is over into its log, as the desk does; the line's number.
    package func end(_ session: RowID) -> Int64 {
        state.withLock { state in
            var line = ChatLine(
                sequence: 0, direction: .outbound, clientID: nil, text: "", at: Moment(milliseconds: 0))
            line.scene = ChatScene(.ended, name: "Ann")
            return Self.append(line, session, &state).sequence
        }
    }

    package func append(
        session: RowID, outboxRow: RowID, text: String, at: Moment
    ) async throws(StoreFailure) -> ChatLine {
        let line: ChatLine? = state.withLock { state in
            if let known = state.byOutboxRow[outboxRow] { return known }
            guard state.sessions[session] != nil else { return nil }
            let line = Self.append(
                ChatLine(sequence: 0, direction: .outbound, clientID: nil, text: text, at: at), session, &state)
            state.byOutboxRow[outboxRow] = line
            return line
        }
        guard let line else { throw StoreFailure(.missing, "no such chat session") }
        return line
    }

    private static func append(_ line: ChatLine, _ session: RowID, _ state: inout State) -> ChatLine {
        var line = line
        line.sequence = Int64(state.lines[session]?.count ?? 0) + 1
        state.lines[session, default: []].append(line)
        state.sessions[session]?.lastSequence = line.sequence
        return line
    }
}
