import Foundation
import Store
import Synchronization
import TestKit
import Testing

/// Two nodes on PostgreSQL whose database is lost, and comes back as it was a while ago: what of the city's mail must be so then.
struct LostCity: Sendable {
    /// Does something once, at the very moment when the mail server has taken an answer and the gateway does not know it yet.
    final class Moment: Sendable {
        private let work = Mutex<(@Sendable () throws -> Void)?>(nil)
        let outcome = Mutex<String?>(nil)

        func arm(_ body: @escaping @Sendable () throws -> Void) { work.withLock { $0 = body } }

        func strike(_ moment: ScriptedRelay.Moment) {
            guard moment == .beforeAnswer, let body = work.withLock({ $0.take() }) else { return }
            do {
                try body()
                outcome.withLock { $0 = "done" }
            } catch {
                outcome.withLock { $0 = "\(error)" }
            }
        }
    }

    static let sent = "SELECT COUNT(*) FROM outbox WHERE state = 'sent'"
    /// Everything that stands there twice, whatever it is.
    private static let doubled = """
        SELECT (SELECT COUNT(*) - COUNT(DISTINCT channel || ' ' || source_id) FROM received)
            + (SELECT COUNT(*) - COUNT(DISTINCT message_id) FROM message)
            + (SELECT COUNT(*) - COUNT(DISTINCT cause || kind) FROM outbox)
        """

    let city: NodesCity
    let relay: ScriptedRelay

    func deliver(_ numbers: Range<Int>) throws {
        for number in numbers { try city.dovecot.deliver(FaultCity.mail(number), to: "city") }
    }

    /// Waits until so many acknowledgements went out.
    func wait(_ count: Int, in view: StoreView) async throws {
        try await eventually(within: .seconds(60)) { try await view.number(Self.sent) == count }
    }

    /// Has the settings of all nodes name another store.
    func settle(_ url: String) throws {
        for node in city.nodes {
            let text = try String(contentsOfFile: node.files.file, encoding: .utf8)
            try text.replacing(#/store: .*\n/#, with: "store: \(url)\n").write(
                toFile: node.files.file, atomically: true, encoding: .utf8)
        }
    }

    /// Ends all nodes as a power cut does.
    func kill() async throws { for index in city.nodes.indices { try await city.kill(index) } }

    /// What a command says, with a node's settings.
    func run(_ words: String..., on index: Int = 0) async throws -> Command.Result {
        try await IntakeProgram.run(words + ["--config", city.nodes[index].files.file])
    }

    /// Every mail stands there once, and each resident got what they must.
    ///
    /// - Parameters:
    ///   - settled: mails that were answered in what came back, or came afterwards: one answer.
    ///   - underWay: the mail whose answer had been taken and not marked: the same answer once more, counted as a repeat.
    func verify(_ count: Int, settled: Set<Int>, underWay: Int, in view: StoreView) async throws {
        #expect(try await view.number("SELECT COUNT(*) FROM message") == count)
        #expect(try await view.number("SELECT COUNT(*) FROM service_request") == count)
        #expect(try await view.number("SELECT COUNT(*) FROM received WHERE state = 'kept'") == 0)
        #expect(try await view.number(Self.doubled) == 0)
        let rows = try await view.rows("SELECT recipient, message_id, repeats FROM outbox", columns: 3)
        #expect(rows.count == count)
        for number in 0..<count {
            let resident = FaultCity.resident(number)
            let row = try #require(rows.first { $0[0] == resident })
            let ids = relay.mails.filter { $0.recipient == resident }.map(\.messageID)
            #expect(ids.last == "<\(row[1])>", "what the store says went out is what went out last")
            if settled.contains(number) {
                #expect(ids.count == 1 && row[2] == "0", "mail \(number)")
            } else if number == underWay {
                #expect(ids.count == 2 && Set(ids).count == 1 && row[2] == "1", "mail \(number)")
            } else {
                // Filed anew, since the store knows nothing of the first time.
                #expect(Set(ids).count == 2 && row[2] == "0", "mail \(number)")
            }
        }
    }
}
