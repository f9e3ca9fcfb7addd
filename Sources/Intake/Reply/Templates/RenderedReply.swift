/// A reply as the resident will read it.
package struct RenderedReply: Hashable, Sendable {
    /// Mail only; one line.
    package var subject: String?
    /// Plain text; lines end in LF, the last without one.
    package var text: String

    package init(subject: String?, text: String) {
        self.subject = subject
        self.text = text
    }
}
