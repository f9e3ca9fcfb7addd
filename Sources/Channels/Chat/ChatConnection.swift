import Foundation
import Intake
import NIOCore
import Wire

/// One WebSocket of a resident's client. Lines go out in the order of their sequence numbers, each once on a connection: it sends from
/// the log whatever lies behind the last number it sent.
actor ChatConnection {
    /// Lines read from the log at once.
    private static let page = 100

    private let desk: ChatDesk
    private let admits: @Sendable () -> Bool
    private var session: ChatSession?
    /// Nil before the opening, and as soon as we ended the connection: what the client sent behind the frame that we refused is not
    /// looked at any more. Otherwise a message behind one that could not be kept would get the earlier number.
    private var socket: WebSocketSession?
    /// The number of the last line that the client has.
    private var lastSent: Int64 = 0
    private var isCatchingUp = false
    /// The chat is over: what is written now would be read by nobody.
    private var hasEnded = false
    /// The place in the queue that was last told.
    private var place: Int?
    private var hasMore = false
    /// A message of this client is being kept: its line must not come from the log before its acknowledgement.
    private var isKeeping = false
    /// How far the log came meanwhile.
    private var pokedTo: Int64 = 0

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
        case .message where self.socket == nil: return
        case .message(.binary): end(.unsupportedData, "text_only")
        case .message(.text(let bytes)):
            guard let frame = ChatFrame(json: bytes) else { return refuse(.badFrame) }
            await take(frame)
        }
    }

    /// Sends what the log has behind the last line sent, unless that reaches as far as `sequence` already.
    func catchUp(to sequence: Int64 = .max) async {
        guard let session, socket != nil, lastSent < sequence else { return }
        guard !isKeeping else { return pokedTo = max(pokedTo, sequence) }
        hasMore = true
        guard !isCatchingUp else { return }
        isCatchingUp = true
        defer { isCatchingUp = false }
        while hasMore, socket != nil {
            hasMore = false
            do throws(StoreFailure) {
                let lines = try await desk.chatLog.lines(session: session.id, after: lastSent, limit: Self.page)
                for line in lines where line.sequence > lastSent {
                    send(.line(line, survey: line.survey.flatMap { desk.around?.key(of: $0, at: line.at) }))
                    lastSent = line.sequence
                    if line.scene?.kind == .ended { hasEnded = true }
                }
                if lines.count == Self.page { hasMore = true }
            } catch {
                return unavailable(error)
            }
        }
    }

    /// Other connections of the session took this one's place.
    func makeRoom() { refuse(.replaced) }

    private func take(_ frame: ChatFrame) async {
        switch (frame.type, session) {
        case (.start, nil): await start(frame)
        case (.resume, nil): await resume(frame)
        case (.message, let session?): await message(frame, session)
        case (.ping, _?): send(ChatAnswer(type: .pong))
        case (.typing, let session?): desk.floor.residentTypes(in: session.id)
        case (.end, let session?): await end(session)
        case (.rating, let session?): await rate(frame, session)
        case (.transcript, let session?): await transcript(frame, session)
        case (.start, _), (.resume, _), (.message, nil), (.typing, nil), (.ping, nil), (.end, nil), (.rating, nil),
            (.transcript, nil):
            // A first frame that began nothing would end the time limit for it.
            refuse(.badOrder)
        }
    }

    private func start(_ frame: ChatFrame) async {
        guard admits() else { return refuse(.tooMany) }
        do throws(StoreFailure) {
            let (session, key) = try await desk.begin(language: frame.spokenLanguage)
            await join(session, saying: ChatAnswer(type: .started, key: key, sequence: 0))
        } catch {
            unavailable(error)
        }
    }

    private func resume(_ frame: ChatFrame) async {
        guard let key = frame.key, key.utf8.count <= 200, let after = frame.after, after >= 0 else {
            return refuse(.badFrame)
        }
        do throws(StoreFailure) {
            guard let session = try await desk.session(key: key) else {
                // A wrong key costs as much as a new session, so that nobody can try many.
                return refuse(admits() ? .unknownSession : .tooMany)
            }
            // A client that breaks off and resumes without end would have its whole log sent each time.
            guard desk.mayResume(session) else { return end(.tryAgainLater, "try_again") }
            lastSent = min(after, session.lastSequence)
            hasEnded = try await desk.around?.stage.hasEnded(session.id) ?? false
            await join(session, saying: ChatAnswer(type: .resumed, sequence: session.lastSequence))
            await catchUp()
        } catch {
            unavailable(error)
        }
    }

    /// The answer goes out before anyone can find this connection, so that no line stands before it.
    private func join(_ session: ChatSession, saying answer: ChatAnswer) async {
        self.session = session
        send(answer)
        if let oldest = desk.floor.join(self, session.id) { await oldest.makeRoom() }
    }

    private func leave() {
        if let session { desk.floor.leave(self, session.id) }
        session = nil
        socket = nil
    }

    private func message(_ frame: ChatFrame, _ session: ChatSession) async {
        guard let entry = frame.entry else { return refuse(.badFrame) }
        guard entry.text.utf8.count <= desk.settings.largestMessage else { return end(.messageTooBig, "too_big") }
        guard desk.mayWrite(session) else { return refuse(.tooMany) }
        if desk.isOutside(entry) { return send(ChatAnswer(type: .refused, id: entry.clientID, code: "outside")) }
        do throws(StoreFailure) {
            // A redelivery is acknowledged for good (promise 2); what is new would be read by nobody.
            if hasEnded, try await !desk.isKept(entry, session) {
                return send(ChatAnswer(type: .refused, id: entry.clientID, code: "ended"))
            }
            let outcome = try await keep(entry, session)
            if outcome.isRedelivery { desk.wroteAgain(session) }
            guard let sequence = outcome.sequence else {
                throw StoreFailure(.refused, "no sequence number")
            }
            send(ChatAnswer(type: .ack, sequence: sequence, id: entry.clientID))
            // Its own line needs no echo; where something else stands in between, all of it comes from the log, in order.
            if sequence == lastSent + 1, !isCatchingUp { lastSent = sequence }
            await desk.floor.poke(session.id, sequence: sequence)
            await catchUp(to: pokedTo)
        } catch {
            unavailable(error)
        }
    }

    private func keep(_ entry: ChatEntry, _ session: ChatSession) async throws(StoreFailure) -> KeepOutcome {
        isKeeping = true
        defer { isKeeping = false }
        return try await desk.keep(entry, session)
    }

    /// Tells the resident their place among those that wait, where it has changed; nil for none.
    func tell(place new: Int?) {
        guard new != place, session != nil else { return }
        place = new
        send(ChatAnswer(type: .position, position: new ?? 0))
    }

    /// An agent of this first name is typing.
    func tellTyping(_ name: String) {
        guard session != nil, !hasEnded else { return }
        send(ChatAnswer(type: .typing, name: name))
    }

    private func end(_ session: ChatSession) async {
        guard let stage = desk.around?.stage, desk.mayAsk(session) else { return }
        do throws(StoreFailure) {
            guard let line = try await stage.end(session: session.id, at: desk.clock.now()) else { return }
            await desk.floor.poke(session.id, sequence: line.sequence)
        } catch {
            unavailable(error)
        }
    }

    private func rate(_ frame: ChatFrame, _ session: ChatSession) async {
        guard let around = desk.around else { return }
        guard desk.mayAsk(session) else {
            return send(ChatAnswer(type: .rated, survey: frame.survey, state: "too_many"))
        }
        do throws(StoreFailure) {
            let isTaken = try await around.rate(frame, at: desk.clock.now())
            send(ChatAnswer(type: .rated, survey: frame.survey, state: isTaken ? "taken" : "over"))
        } catch {
            unavailable(error)
        }
    }

    private func transcript(_ frame: ChatFrame, _ session: ChatSession) async {
        guard let transcripts = desk.around?.transcripts else { return tell(transcript: "unavailable") }
        guard desk.mayAsk(session) else { return tell(transcript: "too_many") }
        do throws(StoreFailure) {
            if let code = frame.code {
                switch try await transcripts.prove(code, session) {
                case .sent: tell(transcript: "sent")
                case .wrong: tell(transcript: "wrong_code")
                case .over: tell(transcript: "over")
                }
            } else {
                let isAsked = try await transcripts.ask(frame.email ?? "", session)
                tell(transcript: isAsked ? "code_sent" : "no_code")
            }
        } catch {
            unavailable(error)
        }
    }

    private func tell(transcript state: String) { send(ChatAnswer(type: .transcript, state: state)) }

    private func send(_ answer: ChatAnswer) { socket?.send(.text(answer.json)) }

    /// Tells what was wrong, for programs, and ends the connection.
    private func refuse(_ code: WebSocketCloseCode) {
        send(ChatAnswer(type: .error, code: code.chatWord))
        end(code, code.chatWord)
    }

    private func end(_ code: WebSocketCloseCode, _ reason: String) {
        socket?.close(code, reason: reason)
        socket = nil
    }

    /// Nothing is acknowledged that is not kept. Where it may pass the client comes back and sends again.
    private func unavailable(_ failure: StoreFailure) {
        switch failure.code {
        case .missing: return refuse(.unknownSession)
        case .full, .unavailable: end(.tryAgainLater, "try_again")
        case .damaged, .refused: end(.internalError, "not_kept")
        }
        desk.note(failure)
    }
}
