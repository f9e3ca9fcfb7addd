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
    package var count: Int { state.withLock { $0.streams.values.count { $0.socket != nil } } }

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

    // MARK: What comes from pages

    /// Opens a stream; frames for it wait until it is primed.
    ///
    /// - Returns: its name, and the sockets that must make room for it.
    func open(_ person: StaffPerson, _ socket: WebSocketSession) -> (id: String, replaced: [WebSocketSession]) {
        let id = SecretToken().text
        return state.withLock { state in
            var stream = LiveStream(id: id, person: person)
            stream.socket = socket
            var replaced: [WebSocketSession] = []
            while state.ofAgent[stream.agent, default: []].count >= Self.streamsPerAgent,
                let oldest = state.ofAgent[stream.agent]?.first
            {
                if let socket = state.streams[oldest]?.socket { replaced.append(socket) }
                state.forget(oldest)
            }
            state.streams[id] = stream
            state.ofAgent[stream.agent, default: []].append(id)
            return (id, replaced)
        }
    }

    /// Goes on with a stream of the same person's, sending what was missed; false where that is not possible.
    func resume(_ id: String, after number: Int64, _ person: StaffPerson, _ socket: WebSocketSession) -> Bool {
        state.withLock { state in
            guard let stream = state.streams[id], stream.agent == person.agent, stream.socket == nil,
                let missed = stream.missed(after: number)
            else { return false }
            state.streams[id]?.socket = socket
            state.streams[id]?.lostAt = nil
            for json in [welcome(id, isResumed: true)] + missed { socket.send(.text(json)) }
            return true
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

    /// The connection is gone; the stream waits for a while.
    func lose(_ id: String) {
        state.withLock { state in
            state.streams[id]?.socket = nil
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

    func watch(_ id: String, channel: ChannelKind?) {
        state.withLock { state in
            let filter = LiveQueueFilter(channel: channel, department: state.streams[id]?.department)
            state.streams[id]?.queue = filter
            state.streams[id]?.send(state.queue.whole(filter).json)
        }
    }

    func watchFloor(_ id: String) {
        state.withLock { state in
            if state.streams[id]?.seesFloor == true { state.streams[id]?.wantsFloor = true }
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
