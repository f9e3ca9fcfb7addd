/// UIDs as an IMAP sequence set: sorted ranges that neither overlap nor touch. It names exactly its members, never one between.
package struct UIDSet: Hashable, Sendable, CustomStringConvertible {
    package private(set) var ranges: [ClosedRange<UInt32>] = []

    /// - Parameter uids: in any order, repeated or not.
    package init(_ uids: some Sequence<UInt32>) {
        self.init(ranges: uids.map { $0...$0 })
    }

    package init(ranges: [ClosedRange<UInt32>]) {
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = self.ranges.last, last.upperBound == .max || range.lowerBound <= last.upperBound + 1 {
                self.ranges[self.ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                self.ranges.append(range)
            }
        }
    }

    package var isEmpty: Bool { ranges.isEmpty }

    package var count: Int { ranges.reduce(0) { $0 + $1.count } }

    /// All members in ascending order, or nil where they are more than `limit`.
    package func members(limit: Int) -> [UInt32]? {
        guard count <= limit else { return nil }
        return ranges.flatMap { Array($0) }
    }

    /// As a command writes it: `1:3,7`.
    package var description: String {
        ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound):\($0.upperBound)" }.joined(separator: ",")
    }

    /// Cuts UIDs into groups of at most `size` members, the oldest first, each of which a command can name in under 6,000 bytes: servers
    /// bound a command's line (RFC 7162 §4 asks for 8,192 bytes).
    package static func groups(of uids: some Sequence<UInt32>, size: Int) -> [[UInt32]] {
        var groups: [[UInt32]] = []
        var group: [UInt32] = []
        var (bytes, isRun) = (0, false)
        for uid in Set(uids).sorted() {
            let continues = group.last.map { $0 + 1 == uid } ?? false
            // Ten digits and a separator for a single UID, as many again for the end of a run.
            let growth = continues ? (isRun ? 0 : 11) : 11
            if group.count == size || bytes + growth > 6000 {
                groups.append(group)
                (group, bytes, isRun) = ([uid], 11, false)
                continue
            }
            group.append(uid)
            bytes += growth
            isRun = continues
        }
        return group.isEmpty ? groups : groups + [group]
    }
}
