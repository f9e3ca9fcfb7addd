package import Desk
package import Intake
import Synchronization

/// Chats between the pages that show their requests and their residents: who types, both ways, and what pages write into a chat's log.
/// Nothing of who types is kept: it passes by itself after some seconds.
package final class LiveChats: Sendable {
    /// Either side is told at most so often that the other types.
    private static let distance: Duration = .seconds(2)
    /// Chats that are remembered for those who look; beyond it, those that nobody looks at any more are forgotten.
    private static let remembered = 512

    fileprivate struct State {
        /// The chat of each request that a page shows.
        var sessions: [ItemID: RowID] = [:]
        var items: [RowID: ItemID] = [:]
        /// When each side of a chat was last told that the other types.
        var toldResident: [RowID: Moment] = [:]
        var toldPages: [RowID: Moment] = [:]
    }

    let room: any ChatRoom
    private let readers: any ChatReaders
    private let typing: any ChatTyping
    private let hub: LiveHub
    private let clock: any WallClock
    private let state = Mutex(State())

    package init(
        room: any ChatRoom, readers: any ChatReaders, typing: any ChatTyping, hub: LiveHub, clock: any WallClock
    ) {
        self.room = room
        self.readers = readers
        self.typing = typing
        self.hub = hub
        self.clock = clock
    }

    /// Begins to tell pages of residents who type. To be called once.
    package func listen() { typing.listen { [weak self] in _ = self?.residentTypes(in: $0) } }

    /// A page shows a request: where that is a chat, its resident's typing concerns the page.
    func show(_ item: ItemID) async throws(StoreFailure) {
        let chat = try await room.chat(of: RowID(rawValue: item.rawValue))
        let looked = hub.lookedAt
        state.withLock { state in
            if let former = state.sessions.removeValue(forKey: item) { state.items[former] = nil }
            if state.sessions.count >= Self.remembered { state.forget { !looked.contains($0) } }
            guard let chat, !chat.hasEnded else { return }
            state.sessions[item] = chat.session
            state.items[chat.session] = item
        }
    }

    /// An agent types an answer on a request: its resident is told, where they chat.
    ///
    /// - Parameter name: the agent's first name.
    func agentTypes(_ item: ItemID, name: String) async {
        let now = clock.now()
        let session = state.withLock { state -> RowID? in
            guard let session = state.sessions[item],
                Self.isDue(state.toldResident[session], now)
            else { return nil }
            state.toldResident[session] = now
            return session
        }
        if let session { await typing.agentTypes(in: session, name: name) }
    }

    /// Tells those who read along in chats of a line that stands in their logs now.
    func tell(_ lines: [(session: RowID, line: ChatLine)]) async {
        for (session, line) in lines { await readers.poke(session, sequence: line.sequence) }
    }

    /// A resident types: the pages that show their chat are told.
    ///
    /// - Returns: whether they were; not where nobody looks, or they were told a moment ago.
    func residentTypes(in session: RowID) -> Bool {
        let now = clock.now()
        let item = state.withLock { state -> ItemID? in
            guard let item = state.items[session], Self.isDue(state.toldPages[session], now) else { return nil }
            state.toldPages[session] = now
            return item
        }
        if let item { hub.residentTypes(item) }
        return item != nil
    }

    /// A clock that was set back holds nobody up.
    private static func isDue(_ last: Moment?, _ now: Moment) -> Bool {
        last.map { now < $0 || now.since($0) >= distance } ?? true
    }
}

extension LiveChats.State {
    fileprivate mutating func forget(_ isOver: (ItemID) -> Bool) {
        for (item, session) in sessions where isOver(item) {
            sessions[item] = nil
            items[session] = nil
            toldResident[session] = nil
            toldPages[session] = nil
        }
    }
}
