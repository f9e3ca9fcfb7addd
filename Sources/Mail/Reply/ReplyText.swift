/// What a person newly wrote in a mail, for display: the full text is kept elsewhere and nothing is deleted.
package struct ReplyText: Sendable, Equatable {
    /// The text without quoted mail and, where the signature was looked for, without signature; trimmed of blank
    /// space at both ends.
    package var newText: String

    /// True when something quoted (an earlier mail, its attribution line or header block) was left out.
    package var quoted: Bool

    /// The signature that was left out, trimmed; nil when none was found or none was looked for.
    package var signature: String?

    /// True when the text was beyond `ReplyLimits`, so that nothing was examined and `newText` is all of it.
    package var overLimit: Bool

    package init(newText: String, quoted: Bool = false, signature: String? = nil, overLimit: Bool = false) {
        self.newText = newText
        self.quoted = quoted
        self.signature = signature
        self.overLimit = overLimit
    }
}
