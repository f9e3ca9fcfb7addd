/// What an IMAP session needs to know.
package struct IMAPSettings: Sendable {
    package var endpoint: MailEndpoint
    package var credential: MailCredential
    package var limits = IMAPLimits()
    /// From the first packet to the end of the login.
    package var connecting: Duration = .seconds(30)
    /// How long the server may bring neither a response nor 64 KiB.
    package var silence: Duration = .seconds(60)
    /// How long any one command may take, however busy the server looks.
    package var command: Duration = .seconds(1800)
    /// How long IDLE may stand: servers and routers forget after ten minutes or more (RFC 2177 says 29, Gmail and Exchange Online less).
    package var idle: Duration = .seconds(540)

    package init(endpoint: MailEndpoint, credential: MailCredential) {
        self.endpoint = endpoint
        self.credential = credential
    }
}
