import Foundation
import Intake
import NIOCore
import Wire

/// One WebSocket of a resident's client. Lines go out in the order of their sequence numbers, each once on a connection: it sends from
/// the log whatever lies behind the last number it sent.
actor ChatConnection {
    private let desk: ChatDesk
    private let admits: @Sendable () -> Bool
    private var session: ChatSession?
    private var socket: WebSocketSession?
    private var bucket: TokenBucket?
    /// The number of the last line that the client has.
    private var lastSent: Int64 = 0
    private var isCatchingUp = false
    private var hasMore = false

    /// - Parameter admits: whether the client's address may begin another session now.
    init(desk: ChatDesk, admits: @escaping @Sendable () -> Bool) {
        self.desk = desk
        self.admits = admits
    }

    /// The inputs of one connection come one after the other.
    func take(_ input: WebSocketInput, from socket: WebSocketSession) async {
        switch input {
        case .opened: self.socket = socket
        case .closed: leave()
        case .message(.binary): socket.close(.unsupportedData, reason: "intake.chat.v1 is text")
        case .message(.text(let bytes)):
            guard let frame = try? JSONDecoder().decode(ChatFrame.self, from: Data(bytes.readableBytesView)) else {
                return refuse(.badFrame, "bad_frame")
            }
            await take(frame)
        }
    }

    /// Sends what the log has behind the last line sent.
    func catchUp() async {
        guard let session else { return }
        hasMore = true
        guard !isCatchingUp else { return }
        isCatchingUp = true
        defer { isCatchingUp = false }
        while hasMore {
            hasMore = false
            do throws(StoreFailure) {
                let lines = try await desk.chatLog.lines(session: session.id, after: lastSent, limit: 200)
                for line in lines where line.sequence > lastSent {
                    send(.line(line))
                    lastSent = line.sequence
                }
                if lines.count == 200 { hasMore = true }
            } catch {
                return unavailable(error)
            }
        }
    }

    /// Another connection of the session took this one's place.
    func makeRoom() { socket?.close(.policyViolation, reason: "too many connections of one session") }

    private func take(_ frame: ChatFrame) async {
        guard withinRate() else { return refuse(.tooMany, "too_many") }
        switch frame.type {
        case .start: await start(frame)
        case .resume: await resume(frame)
        case .ping: send(ChatAnswer(type: .pong))
        case .message: await message(frame)
        case .typing: if session == nil { refuse(.badOrder, "bad_order") }
        }
    }

    private func start(_ frame: ChatFrame) async {
        guard session == nil else { return refuse(.badOrder, "bad_order") }
        guard admits() else { return refuse(.tooMany, "too_many") }
        do throws(StoreFailure) {
            let (session, key) = try await desk.begin(language: frame.language.flatMap(Language.init(rawValue:)))
            await join(session)
            send(ChatAnswer(type: .started, key: key, sequence: 0))
        } catch {
            unavailable(error)
        }
    }

    private func resume(_ frame: ChatFrame) async {
        guard session == nil else { return refuse(.badOrder, "bad_order") }
        guard let key = frame.key, key.utf8.count <= 200, let after = frame.after, after >= 0 else {
            return refuse(.badFrame, "bad_frame")
        }
        do throws(StoreFailure) {
            guard let session = try await desk.session(key: key) else {
                // A wrong key costs as much as a new session, so that nobody can try many.
                return refuse(admits() ? .unknownSession : .tooMany, "unknown_session")
            }
            lastSent = min(after, session.lastSequence)
            await join(session)
            send(ChatAnswer(type: .resumed, sequence: session.lastSequence))
            await catchUp()
        } catch {
            unavailable(error)
        }
    }

    private func join(_ session: ChatSession) async {
        self.session = session
        if let oldest = desk.floor.join(self, session.id) { await oldest.makeRoom() }
    }

    private func leave() {
        if let session { desk.floor.leave(self, session.id) }
        session = nil
        socket = nil
    }

    private func message(_ frame: ChatFrame) async {
        guard let session else { return refuse(.badOrder, "bad_order") }
        guard let id = frame.id, !id.isEmpty, id.utf8.count <= 64, let text = frame.text,
            text.contains(where: { !$0.isWhitespace })
        else { return refuse(.badFrame, "bad_frame") }
        guard text.utf8.count <= desk.settings.largestMessage else {
            socket?.close(.messageTooBig, reason: "message_too_big")
            return
        }
        do throws(StoreFailure) {
            let outcome = try await desk.keep(ChatEntry(clientID: id, text: text), session)
            guard let sequence = outcome.sequence else {
                return unavailable(StoreFailure(.refused, "no sequence number"))
            }
            send(ChatAnswer(type: .ack, sequence: sequence, id: id))
            // Its own line needs no echo; where something else stands in between, all of it comes from the log, in order.
            if sequence == lastSent + 1, !isCatchingUp { lastSent = sequence }
            await desk.floor.poke(session.id)
        } catch {
            unavailable(error)
        }
    }

    private func withinRate() -> Bool {
        let perMinute = Double(desk.settings.messagesPerMinute)
        let rate = TokenRate(perSecond: perMinute / 60, burst: max(10, perMinute / 4))
        let now = NIODeadline.now()
        var bucket = bucket ?? TokenBucket(rate: rate, now: now)
        defer { self.bucket = bucket }
        return bucket.take(rate: rate, now: now)
    }

    private func send(_ answer: ChatAnswer) { socket?.send(.text(answer.json)) }

    private func refuse(_ code: WebSocketCloseCode, _ word: String) {
        send(ChatAnswer(type: .error, code: word))
        socket?.close(code, reason: word)
    }

    /// Nothing is acknowledged that is not kept: the client comes back and sends again.
    private func unavailable(_ failure: StoreFailure) {
        desk.note(failure)
        socket?.close(.tryAgainLater, reason: "try_again")
    }
}
