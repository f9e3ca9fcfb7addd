/// A chat as it is sent by mail: from its beginning, as far as one mail takes it.
package struct ChatTranscript: Hashable, Sendable {
    /// Bytes of text that one mail takes.
    package static let mostBytes = 512 * 1024

    package var lines: [ChatLine]
    /// Lines behind those, which the mail says are left out.
    package var leftOut: Int

    package init(lines: [ChatLine], leftOut: Int) {
        self.lines = lines
        self.leftOut = leftOut
    }
}
