import Desk
import Synchronization
import Wire

extension LiveHub {
    /// Requests that a page shows.
    var lookedAt: Set<ItemID> { state.withLock { Set($0.lookers.keys) } }

    /// The request that a page shows.
    func lookedAt(by id: String) -> ItemID? { state.withLock { $0.streams[id]?.lookingAt } }

    /// The resident of a request's chat is typing: told to the pages that show it and are connected now. It has no number, since a page that
    /// comes back later must not hear of it.
    func residentTypes(_ item: ItemID) {
        state.withLock { state in
            guard let ids = state.lookers[item], !ids.isEmpty else { return }
            let json = LiveFrame.gone(.residentTyping, item).json
            for id in ids { state.streams[id]?.line?.socket.send(.text(json)) }
        }
    }
}
