import Desk
import HTTPTypes
import Intake
import NIOCore
import Wire

/// One WebSocket of somebody's page. It is as good as the session in its cookie: who that is, is asked again before anything that changes
/// something, and every few seconds.
actor LiveConnection {
    private let desk: LiveDesk
    private let headers: HTTPFields
    private var person: StaffPerson?
    private var socket: WebSocketSession?
    private var stream: String?

    init(desk: LiveDesk, headers: HTTPFields) {
        self.desk = desk
        self.headers = headers
    }

    /// The inputs of one connection come one after the other.
    func take(_ input: WebSocketInput, from socket: WebSocketSession) async {
        switch input {
        case .opened: await open(socket)
        case .closed: await leave()
        case .message where self.socket == nil: return
        case .message(.binary): end(.unsupportedData, "text_only")
        case .message(.text(let bytes)):
            guard let input = LiveInput(json: bytes) else { return end(.liveBadFrame, "bad_frame") }
            await take(input)
        }
    }

    /// Ends the connection of somebody who is signed in no longer.
    func check() async {
        // Of one that just opens it is being asked who it is.
        guard socket != nil, let person else { return }
        do throws(StoreFailure) {
            guard let now = try await desk.person(headers), now.account.id == person.account.id else {
                return end(.liveSignIn, "sign_in")
            }
            // Roles or the department may have changed: what the page may hear was decided by the old ones.
            let isSame = now.account.roles == person.account.roles && LiveSight(now) == LiveSight(person)
            if !isSame { end(.tryAgainLater, "try_again") }
        } catch {
            // A store that cannot be asked just now ends no session.
            return
        }
    }

    /// Another node has the desk.
    func leaveToAnother() { end(.tryAgainLater, "try_again") }

    private func open(_ socket: WebSocketSession) async {
        self.socket = socket
        guard await desk.isHere() else { return leaveToAnother() }
        do throws(StoreFailure) {
            person = try await desk.person(headers)
            guard let person else { return end(.liveSignIn, "sign_in") }
            // A page hears of the floor only where its reader works there or watches it.
            guard person.may(.requestList) || person.may(.floor) else { return end(.liveSignIn, "forbidden") }
        } catch {
            end(.tryAgainLater, "try_again")
        }
    }

    private func take(_ input: LiveInput) async {
        guard let person, let socket else { return }
        guard let stream else {
            guard input.type == .hello else { return end(.liveBadOrder, "bad_order") }
            return await hello(input, person, socket)
        }
        switch input.type {
        case .hello, .ping, .typing: break
        case .presence, .accept, .decline, .look, .queue, .floor:
            // Whoever lost a role a second ago hears nothing by it.
            await check()
            guard self.socket != nil else { return }
        }
        switch input.type {
        case .hello: end(.liveBadOrder, "bad_order")
        case .ping: send(LiveFrame(.pong))
        case .presence, .accept, .decline: await act(input, person)
        case .look: await look(input.number, person, stream)
        case .typing: await type(input.choice, person, stream)
        case .queue:
            guard person.may(.requestList) else { return }
            desk.hub.watch(stream, filter(input, person))
        case .floor: desk.hub.watchFloor(stream)
        }
    }

    /// The part of the queue that a page wants to hear of: the left column's, or that of the table which it shows.
    private func filter(_ input: LiveInput, _ person: StaffPerson) -> LiveQueueFilter {
        var filter = LiveQueueFilter(
            channel: input.channel.flatMap { ChannelKind(rawValue: $0) },
            department: RequestSight(person.account).department)
        if let view = input.view.flatMap({ LiveQueueFilter.View($0, person.agent) }) {
            filter.view = view
            filter.after = input.place.flatMap { QueuePlace($0) }
            filter.length = QueuePage.length
        }
        return filter
    }

    private func hello(_ input: LiveInput, _ person: StaffPerson, _ socket: WebSocketSession) async {
        let line = LiveStream.Line(connection: ObjectIdentifier(self), socket: socket)
        if let known = input.stream, let after = input.after,
            let replaced = desk.hub.resume(known, after: after, person, line)
        {
            stream = known
            for other in replaced { other.close(.liveReplaced, reason: "replaced") }
            return await desk.floor.connected(person.agent)
        }
        let (id, replaced) = desk.hub.open(person, line)
        stream = id
        for other in replaced { other.close(.liveReplaced, reason: "replaced") }
        await desk.floor.connected(person.agent)
        desk.hub.prime(id, await desk.floor.picture(of: person.agent))
    }

    private func leave() async {
        socket = nil
        guard let stream, let person else { return }
        self.stream = nil
        desk.hub.lose(stream, of: ObjectIdentifier(self))
        await desk.floor.disconnected(person.agent)
    }

    private func look(_ number: String?, _ person: StaffPerson, _ stream: String) async {
        guard let number else { return desk.hub.look(stream, at: nil) }
        do throws(StoreFailure) {
            let item = try await desk.item(number, for: person)
            desk.hub.look(stream, at: item)
            if let item { try await desk.chats.show(item) }
        } catch {
            end(.tryAgainLater, "try_again")
        }
    }

    /// Colleagues are told of anything that is typed; the resident of a chat only of an answer, by somebody who may answer.
    private func type(_ choice: String?, _ person: StaffPerson, _ stream: String) async {
        desk.hub.type(stream, choice != "no")
        guard choice == "answer", person.may(.requestAnswer), let item = desk.hub.lookedAt(by: stream) else { return }
        await desk.chats.agentTypes(item, name: person.firstName)
    }

    // MARK: What changes something

    private func act(_ input: LiveInput, _ person: StaffPerson) async {
        guard person.may(.assignOwn), let event = event(input, person.agent) else {
            return refuse(input, "forbidden", nil)
        }
        let answer = await desk.floor.tell(event, by: person.agent)
        switch answer {
        case .done:
            var frame = LiveFrame(.done)
            frame.id = input.id
            frame.item = input.item
            send(frame)
        case .unavailable: refuse(input, "unavailable", "Nothing was changed. Try again.")
        case .refused(let refusal):
            let name = await holder(refusal)
            refuse(input, "refused", PresenceWords.refusal(refusal) { _ in name })
        }
    }

    private func event(_ input: LiveInput, _ agent: AgentID) -> FloorEvent? {
        switch input.type {
        case .presence: return input.choice.flatMap(PresenceChoice.init(rawValue:)).map { .presence(agent, $0) }
        case .accept:
            guard let item = input.item.flatMap({ Int64($0) }), let version = input.version else { return nil }
            return .accepted(ItemID(rawValue: item), by: agent, version: version)
        case .decline: return input.item.flatMap { Int64($0) }.map { .declined(ItemID(rawValue: $0), by: agent) }
        case .hello, .look, .typing, .queue, .floor, .ping: return nil
        }
    }

    /// What the one is called who was faster.
    private func holder(_ refusal: Refusal) async -> String? {
        guard case .taken(let agent) = refusal else { return nil }
        return await desk.floor.name(of: agent)
    }

    private func refuse(_ input: LiveInput, _ why: String, _ text: String?) {
        var frame = LiveFrame(.refused)
        (frame.id, frame.item, frame.why, frame.text) = (input.id, input.item, why, text)
        send(frame)
    }

    /// An answer to this page alone: it has no number, since nobody asks for it again.
    private func send(_ frame: LiveFrame) { socket?.send(.text(frame.json)) }

    /// What the page sent behind the frame that ended the connection is not looked at any more.
    private func end(_ code: WebSocketCloseCode, _ reason: String) {
        socket?.close(code, reason: reason)
        socket = nil
    }
}
