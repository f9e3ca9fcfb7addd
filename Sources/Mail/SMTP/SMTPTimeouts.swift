/// How long each step may take. RFC 5321 §4.5.3.2 asks for minutes; a gateway with one thread a relay waits a little less at the start.
package struct SMTPTimeouts: Sendable {
    package var connecting: Duration = .seconds(30)
    package var command: Duration = .seconds(120)
    /// For each 64 KiB of the message.
    package var block: Duration = .seconds(180)
    /// From the final dot to the reply. Giving up too early is what doubles mail (RFC 1047).
    package var final: Duration = .seconds(600)

    package init() {}
}
