/// Bounds of what reply cutting examines; a text beyond them is shown whole, and `ReplyText.overLimit` says so.
package struct ReplyLimits: Sendable, Equatable {
    /// Longest text or HTML looked at, in bytes. The MIME caps hand over 4 MB at most.
    package var bytes: Int

    /// Most lines looked at. Every step is linear, so this bounds memory more than time.
    package var lines: Int

    /// Most nodes of an HTML tree.
    package var nodes: Int

    package init(bytes: Int = 4 << 20, lines: Int = 200_000, nodes: Int = 1_000_000) {
        self.bytes = bytes
        self.lines = lines
        self.nodes = nodes
    }
}
