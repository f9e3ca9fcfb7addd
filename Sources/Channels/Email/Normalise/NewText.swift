package import Mail

/// What the person newly wrote in a mail, for display and matching; the full text is kept beside it.
package enum NewText {
    /// - Parameters:
    ///   - sender: what the From field says; helps to find the signature.
    ///   - markers: the "reply above this line" lines of our templates.
    package static func of(_ mail: ParsedMail, sender: String?, markers: [String]) -> String {
        let text = mail.text ?? ""
        guard mail.textIsFromHTML, let html = mail.html else {
            return ReplyCutter.display(plain: text, sender: sender, markers: markers).newText
        }
        return ReplyCutter.display(html: html, text: text, sender: sender, markers: markers).newText
    }
}
