import Desk
import Intake

/// What is open, in the order of the queue, and the part of it that each page shows, as it was last told.
struct LiveQueue {
    private struct Window {
        var rows: [LiveCard] = []
        var total = 0
        /// The place of the last row, where more come behind it.
        var next: String?
    }

    private var cards: [ItemID: WorkCard] = [:]
    private var order: [QueuePlace] = []
    private var windows: [LiveQueueFilter: Window] = [:]
    private var isChanged = false

    mutating func put(_ card: WorkCard) {
        remove(card.item)
        cards[card.item] = card
        order.insert(card.place, at: position(card.place))
        isChanged = true
    }

    mutating func remove(_ item: ItemID) {
        guard let known = cards.removeValue(forKey: item) else { return }
        order.remove(at: position(known.place))
        isChanged = true
    }

    /// Everything that a page shows which begins to watch.
    mutating func whole(_ filter: LiveQueueFilter) -> LiveFrame {
        if windows[filter] == nil { windows[filter] = window(filter) }
        let window = windows[filter] ?? Window()
        return frame(window, rows: window.rows)
    }

    /// What changed in the lists that pages show since this was last asked; nothing for those that look the same.
    ///
    /// - Parameter filters: those that anybody watches; the others are forgotten.
    mutating func changes(_ filters: Set<LiveQueueFilter>) -> [LiveQueueFilter: LiveFrame] {
        windows = windows.filter { filters.contains($0.key) }
        guard isChanged else { return [:] }
        isChanged = false
        var changes: [LiveQueueFilter: LiveFrame] = [:]
        for filter in filters {
            let new = window(filter)
            let old = windows[filter] ?? Window()
            guard new.rows != old.rows || new.total != old.total || new.next != old.next else { continue }
            windows[filter] = new
            let known = Set(old.rows)
            changes[filter] = frame(new, rows: new.rows.filter { !known.contains($0) })
        }
        return changes
    }

    private func window(_ filter: LiveQueueFilter) -> Window {
        var window = Window()
        var last: QueuePlace?
        for place in order {
            guard let card = cards[ItemID(rawValue: place.id.rawValue)], filter.matches(card) else { continue }
            window.total += 1
            guard window.rows.count < filter.length else {
                if window.next == nil { window.next = last?.text }
                continue
            }
            window.rows.append(LiveCard(card))
            last = place
        }
        return window
    }

    private func frame(_ window: Window, rows: [LiveCard]) -> LiveFrame {
        var frame = LiveFrame(.queue)
        frame.rows = rows
        frame.order = window.rows.map(\.item)
        frame.total = window.total
        frame.next = window.next
        return frame
    }

    private func position(_ place: QueuePlace) -> Int {
        var low = 0
        var high = order.count
        while low < high {
            let middle = (low + high) / 2
            if order[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
