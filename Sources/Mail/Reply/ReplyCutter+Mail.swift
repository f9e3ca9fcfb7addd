extension ReplyCutter {
    /// What a person newly wrote in a mail: the one entry point for pages and `mail parse`. The plain text is cut where
    /// there is one, else the HTML; the sender of the From field helps to know a signature.
    ///
    /// - Parameter markers: the texts of our own "reply above this line" lines, in every language we send.
    package static func display(
        _ mail: ParsedMail, markers: [String] = [], limits: ReplyLimits = ReplyLimits()
    ) -> ReplyText {
        let sender = mail.from.first.map { [$0.name, $0.address].compactMap(\.self).joined(separator: " ") }
        if mail.textIsFromHTML, let html = mail.html {
            return display(html: html, text: mail.text ?? "", sender: sender, markers: markers, limits: limits)
        }
        return display(plain: mail.text ?? "", sender: sender, markers: markers, limits: limits)
    }
}
