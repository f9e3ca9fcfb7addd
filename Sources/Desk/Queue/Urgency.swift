/// How pressing a waiting piece of work is at one moment, across all lines.
///
/// Levels grow with waiting, faster on a fast channel. Were that all, a channel that is overrun would outrun a slow one for ever: so
/// they end at a ceiling, and there the one that reached it first goes first. Only so many can have reached it before, whatever the load.
struct Urgency: Hashable, Sendable {
    /// See `FloorPolicy.holdLevel`.
    let level: Double
    /// When the ceiling is reached, in milliseconds, for what has reached it; 0 for the rest.
    let reached: Int64
    /// Decides between equals: ids go up with time.
    let item: ItemID

    init(_ entry: WaitingLine.Entry, pace: Int64, ceiling: Int, now: Int64) {
        let end = entry.rank + Int64(ceiling) * pace
        level = end <= now ? Double(ceiling) : Double(now - entry.rank) / Double(pace)
        reached = end <= now ? end : 0
        item = entry.item
    }

    /// Whether this comes before another.
    func exceeds(_ other: Urgency) -> Bool {
        if level != other.level { return level > other.level }
        return reached != other.reached ? reached < other.reached : item < other.item
    }
}
