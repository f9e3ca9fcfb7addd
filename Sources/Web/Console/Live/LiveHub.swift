package import Desk
package import Intake
import Synchronization
import Wire

/// Who of the staff hears what: the pages that are open, what each of them shows, and what of the floor concerns it. Holds no state that
/// matters: a page that finds its stream gone is told everything anew.
package final class LiveHub: Sendable {
    struct State {
        var streams: [String: LiveStream] = [:]
        /// Streams of each agent, the oldest first.
        var ofAgent: [AgentID: [String]] = [:]
        /// Streams that look at a request.
        var lookers: [ItemID: Set<String>] = [:]
        var queue = LiveQueue()
        var isFloorChanged = false
    }

    /// Pages of one person.
    private static let streamsPerAgent = 8
    /// How long a page that lost its connection may come back to what it missed.
    private static let memory: Duration = .seconds(60)

    let state = Mutex(State())
    private let clock: any WallClock
    private let epoch = SecretToken().text

    package init(clock: any WallClock) { self.clock = clock }

    /// Pages that hear us now, for a gauge and for measurements.
    package var count: Int { state.withLock { $0.streams.values.count { $0.line != nil } } }

    // MARK: What comes from the floor

    /// Tells each change to those whom it concerns, and to nobody else.
    package func publish(_ changes: [FloorChange]) {
        state.withLock { state in
            for change in changes {
                switch change {
                case .offered(let offer, let card): state.tell(offer.agent, .card(.offer, card, until: offer.until))
                case .withdrawn(let offer, let end):
                    state.tell(offer.agent, .gone(.offerGone, offer.item, why: end.rawValue))
                case .mine(let agent, let card): state.tell(agent, .card(.work, card))
                case .notMine(let agent, let item): state.tell(agent, .gone(.workGone, item))
                case .presence(let agent, let presence): state.tell(agent, .presence(presence))
                case .open(let card): state.queue.put(card)
                case .left(let item): state.queue.remove(item)
                case .touched(let item): state.tellLookers(of: item, .gone(.touched, item))
                case .notice(let notice): state.notice(notice)
                }
            }
            state.isFloorChanged = true
        }
    }

    /// Tells what is told in pieces, since it would change too often for eyes: queues, and that the floor changed. To be called some times a
    /// second.
    package func flush() {
        state.withLock { state in
            let filters = Set(state.streams.values.compactMap(\.queue))
            let changes = state.queue.changes(filters).mapValues(\.json)
            let floor = state.isFloorChanged ? LiveFrame(.floor).json : nil
            state.isFloorChanged = false
            for id in state.streams.keys {
                if let filter = state.streams[id]?.queue, let json = changes[filter] { state.streams[id]?.send(json) }
                if let floor, state.streams[id]?.wantsFloor == true { state.streams[id]?.send(floor) }
            }
            let now = clock.now()
            for (id, stream) in state.streams {
                if let lostAt = stream.lostAt, now.since(lostAt) > Self.memory { state.forget(id) }
            }
        }
    }

    /// Forgets all: another node has the floor. Pages that come back are told everything anew.
    func forgetAll() { state.withLock { $0 = State() } }

    // MARK: What comes from pages

    /// Opens a stream; frames for it wait until it is primed.
    ///
    /// - Returns: its name, and the sockets that must make room for it.
    func open(_ person: StaffPerson, _ line: LiveStream.Line) -> (id: String, replaced: [WebSocketSession]) {
        let id = SecretToken().text
        return state.withLock { state in
            var stream = LiveStream(id: id, person: person)
            stream.line = line
            var replaced: [WebSocketSession] = []
            while state.ofAgent[stream.agent, default: []].count >= Self.streamsPerAgent,
                let oldest = state.ofAgent[stream.agent]?.first
            {
                if let line = state.streams[oldest]?.line { replaced.append(line.socket) }
                state.forget(oldest)
            }
            state.streams[id] = stream
            state.ofAgent[stream.agent, default: []].append(id)
            return (id, replaced)
        }
    }

    /// Goes on with a stream of the same person's, sending what was missed; nil where that is not possible, or where they may hear
    /// something else by now. A connection that the gateway does not know to be lost yet gives way: a page has one, and opens another only
    /// when that one is dead to it.
    ///
    /// - Returns: the sockets that must make room.
    func resume(
        _ id: String, after number: Int64, _ person: StaffPerson, _ line: LiveStream.Line
    ) -> [WebSocketSession]? {
        state.withLock { state in
            guard let stream = state.streams[id], stream.agent == person.agent, stream.sight == LiveSight(person),
                let missed = stream.missed(after: number)
            else { return nil }
            state.look(id, at: nil)
            state.streams[id]?.line = line
            state.streams[id]?.lostAt = nil
            for json in [welcome(id, isResumed: true)] + missed { line.socket.send(.text(json)) }
            return stream.line.map { [$0.socket] } ?? []
        }
    }

    /// Tells a new page what there is.
    func prime(_ id: String, _ picture: AgentPicture?) {
        state.withLock { state in
            state.streams[id]?.prime([welcome(id, isResumed: false), LiveFrame.state(picture, now: clock.now()).json])
        }
    }

    private func welcome(_ id: String, isResumed: Bool) -> String {
        var welcome = LiveFrame(.welcome)
        (welcome.stream, welcome.resumed, welcome.epoch) = (id, isResumed, epoch)
        welcome.now = clock.now().milliseconds
        return welcome.json
    }

    /// A connection is gone; the stream waits for a while, unless another has taken it over.
    func lose(_ id: String, of connection: ObjectIdentifier) {
        state.withLock { state in
            guard state.streams[id]?.line?.connection == connection else { return }
            state.streams[id]?.line = nil
            state.streams[id]?.lostAt = clock.now()
            state.look(id, at: nil)
        }
    }

    /// A page shows a request, or none any more. Whoever else looks at it is told.
    func look(_ id: String, at item: ItemID?) { state.withLock { $0.look(id, at: item) } }

    /// A supervisor's word to an agent, on whatever page they are.
    func whisper(_ text: String, on number: TrackingNumber, to agent: AgentID, from name: String) {
        var frame = LiveFrame(.whisper)
        (frame.number, frame.text, frame.from) = (number.description, text, name)
        state.withLock { $0.tell(agent, frame) }
    }

    func type(_ id: String, _ isTyping: Bool) {
        state.withLock { state in
            guard let item = state.streams[id]?.lookingAt else { return }
            state.streams[id]?.isTyping = isTyping
            state.tellViewers(of: item)
        }
    }

    func watch(_ id: String, _ filter: LiveQueueFilter) {
        state.withLock { state in
            state.streams[id]?.queue = filter
            state.streams[id]?.send(state.queue.whole(filter).json)
        }
    }

    /// A page that begins to watch is told at once that the floor changed: perhaps it did since the page was drawn.
    func watchFloor(_ id: String) {
        state.withLock { state in
            guard state.streams[id]?.sight.seesFloor == true else { return }
            state.streams[id]?.wantsFloor = true
            state.streams[id]?.send(LiveFrame(.floor).json)
        }
    }
}

extension LiveHub.State {
    mutating func tell(_ agent: AgentID, _ frame: LiveFrame) {
        guard let ids = ofAgent[agent], !ids.isEmpty else { return }
        let json = frame.json
        for id in ids { streams[id]?.send(json) }
    }

    mutating func tellLookers(of item: ItemID, _ frame: LiveFrame) {
        guard let ids = lookers[item], !ids.isEmpty else { return }
        let json = frame.json
        for id in ids { streams[id]?.send(json) }
    }

    /// To whoever sees the floor.
    mutating func notice(_ notice: FloorNotice) {
        var frame = LiveFrame(.notice)
        switch notice {
        case .unanswered(let agent, let count):
            (frame.item, frame.why, frame.total) = (agent.description, "unanswered", count)
        case .vanished(let agent): (frame.item, frame.why) = (agent.description, "vanished")
        case .nobodyTrained(let item): (frame.item, frame.why) = (item.description, "nobody_trained")
        case .agentGone: return
        }
        let json = frame.json
        for (id, stream) in streams where stream.wantsFloor { streams[id]?.send(json) }
    }

    mutating func look(_ id: String, at item: ItemID?) {
        guard let stream = streams[id], stream.lookingAt != item else { return }
        streams[id]?.lookingAt = item
        streams[id]?.isTyping = false
        if let former = stream.lookingAt {
            lookers[former]?.remove(id)
            if lookers[former]?.isEmpty == true { lookers[former] = nil }
            tellViewers(of: former)
        }
        if let item {
            lookers[item, default: []].insert(id)
            tellViewers(of: item)
        }
    }

    /// Each is told of the others, once each, whatever they have open.
    mutating func tellViewers(of item: ItemID) {
        let ids = lookers[item] ?? []
        var people: [AgentID: LiveFrame.Viewer] = [:]
        for id in ids {
            guard let stream = streams[id] else { continue }
            let isTyping = stream.isTyping || people[stream.agent]?.typing == true
            people[stream.agent] = LiveFrame.Viewer(name: stream.name, typing: isTyping)
        }
        for id in ids {
            guard let stream = streams[id] else { continue }
            var frame = LiveFrame.gone(.viewers, item)
            frame.people = people.filter { $0.key != stream.agent }.values.sorted { $0.name < $1.name }
            streams[id]?.send(frame.json)
        }
    }

    mutating func forget(_ id: String) {
        look(id, at: nil)
        guard let stream = streams.removeValue(forKey: id) else { return }
        ofAgent[stream.agent]?.removeAll { $0 == id }
        if ofAgent[stream.agent]?.isEmpty == true { ofAgent[stream.agent] = nil }
    }
}
