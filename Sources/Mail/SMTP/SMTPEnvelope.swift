/// Whom a message comes from and goes to, apart from what stands in it. One recipient a message, so that each has an outcome of its own.
package struct SMTPEnvelope: Hashable, Sendable {
    /// The return path; nil is the null one, `<>`, to which nothing is ever reported (RFC 5321 §4.5.5).
    package var from: String?
    package var to: String
    /// Asks for a report on failure and delay where the server offers DSN (RFC 3461); otherwise the server's own habit applies.
    package var reportsFailure: Bool
    /// Comes back in a delivery report (ENVID): printable ASCII, at most 100 bytes.
    package var envelopeID: String?

    package init(from: String?, to: String, reportsFailure: Bool = false, envelopeID: String? = nil) {
        self.from = from
        self.to = to
        self.reportsFailure = reportsFailure
        self.envelopeID = envelopeID
    }
}
