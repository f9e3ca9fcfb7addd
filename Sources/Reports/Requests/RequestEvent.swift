package import Intake

/// An entry of a request's timeline besides messages.
package struct RequestEvent: Hashable, Sendable {
    package var kind: String
    package var detail: String
    package var at: Moment

    package init(kind: String, detail: String, at: Moment) {
        self.kind = kind
        self.detail = detail
        self.at = at
    }
}
