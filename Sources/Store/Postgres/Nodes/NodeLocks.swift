import Intake

/// The advisory locks of the nodes that serve one database: all have 311 as the first of their two keys. They are held by a node's writing
/// connection, so whatever they allow is over at the latest when that connection is: another one has to take them anew, and what a node
/// that was asleep still wants to write has no way to the database but through it. The connection is the fence.
enum NodeLocks {
    static let family = 311
    /// Shared by all who write, and held alone by one who moves the whole store.
    static let moving = 2
    /// Held within a transaction that makes tables.
    static let schema = 3
    /// The first of the slots: whoever holds it has writer slot 0.
    private static let firstSlot = 100
    /// Slot 255 is that of commands.
    static let slots = 0..<255
    /// Above every other.
    private static let firstDuty = 1 << 24

    static func slot(_ slot: Int) -> Int { firstSlot + slot }

    static func slot(ofLock lock: Int) -> Int? {
        slots.contains(lock - firstSlot) ? lock - firstSlot : nil
    }

    /// FNV-1a (RFC draft-eastlake-fnv, 32 bits), folded to 24: the same in every version. Two duties with one lock would only always be
    /// held by the same node.
    static func duty(_ duty: Duty) -> Int {
        var hash: UInt32 = 2_166_136_261
        for byte in duty.name.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return firstDuty + Int((hash >> 24) ^ (hash & 0xFF_FFFF))
    }
}
