import Synchronization

/// Makes row ids: 42 bits of milliseconds since 2020-01-01 UTC, 8 bits of writer slot (so that nodes never collide) and 13
/// bits of counter. Never repeats and never goes back, even when the wall clock does: it then counts on from the last id.
package final class RowIDSource: Sendable {
    /// 2020-01-01T00:00:00Z in milliseconds since 1970.
    private static let epoch: Int64 = 1_577_836_800_000
    private static let counterBits: Int64 = 13
    private static let slotBits: Int64 = 8

    private let slot: Int64
    private let clock: any WallClock
    private let last: Mutex<Int64>

    /// - Parameters:
    ///   - slot: the node's writer slot, 0 to 255.
    ///   - newest: the newest id in the store. The ids go on above it, also where the wall clock was set back while the
    ///     process was down.
    package init(clock: any WallClock, slot: Int = 0, after newest: RowID? = nil) {
        self.clock = clock
        self.slot = Int64(slot & 0xFF)
        last = Mutex(newest.map { Self.tick(of: $0) } ?? 0)
    }

    /// Time and counter of an id, without the slot: one step of it is one id.
    private static func tick(of id: RowID) -> Int64 {
        (id.rawValue >> (slotBits + counterBits)) << counterBits | id.rawValue & ((1 << counterBits) - 1)
    }

    /// The least id that could be drawn at a moment: what was drawn before is lower, in every slot.
    package static func first(at moment: Moment) -> RowID {
        RowID(rawValue: max(0, moment.milliseconds - epoch) << (slotBits + counterBits))
    }

    /// How far apart ids are that were drawn at a distance in time.
    static func span(of time: Duration) -> Int64 { time.milliseconds << (slotBits + counterBits) }

    /// When an id was drawn, to the millisecond; later than it was where the clock had been set back.
    package static func moment(of id: RowID) -> Moment {
        Moment(milliseconds: (id.rawValue >> (slotBits + counterBits)) + epoch)
    }

    /// The next id.
    package func next() -> RowID {
        let milliseconds = max(0, clock.now().milliseconds - Self.epoch)
        let tick = last.withLock { last in
            last = max(last + 1, milliseconds << Self.counterBits)
            return last
        }
        let time = tick >> Self.counterBits
        let counter = tick & ((1 << Self.counterBits) - 1)
        return RowID(rawValue: (time << (Self.slotBits + Self.counterBits)) | (slot << Self.counterBits) | counter)
    }
}
