extension ReplyCutter {
    /// What a person newly wrote in a mail: the one entry point for pages and `mail parse`. The plain text is cut where
    /// there is one, else the HTML; the sender of the From field helps to know a signature.
    ///
    /// - Parameter markers: the texts of our own "reply above this line" lines, in every language we send.
    package static func display(
        _ mail: ParsedMail, markers: [String] = [], limits: ReplyLimits = ReplyLimits()
    ) -> ReplyText {
        // The field's whole text: a name without an address is no mailbox, and is signed with all the same.
        let sender = mail.headers.first("From")
        if mail.textIsFromHTML, let html = mail.html {
            return display(html: html, text: mail.text ?? "", sender: sender, markers: markers, limits: limits)
        }
        return display(plain: mail.text ?? "", sender: sender, markers: markers, limits: limits)
    }
}
