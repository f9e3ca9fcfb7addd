/// The answer that a provider takes as "we have it".
package struct TextReply: Hashable, Sendable {
    package var status: Int
    /// Nil where there is no body.
    package var contentType: String?
    package var body: String

    package init(status: Int, contentType: String?, body: String) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }
}
