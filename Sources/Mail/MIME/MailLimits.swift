/// How much of a mail is looked into. What lies beyond a limit stays in the raw mail and is named by a `MailDefect`;
/// no limit ever refuses a mail.
package struct MailLimits: Sendable, Equatable {
    /// How deep multiparts may nest before an inner one is handed over unopened, as an attachment.
    package var depth: Int
    /// How many parts, multiparts included, are listed.
    package var parts: Int
    /// How many fields of one header block are kept.
    package var headerFields: Int
    /// How many bytes of decoded text, and likewise of decoded HTML, are kept.
    package var textBytes: Int

    package init(depth: Int = 20, parts: Int = 200, headerFields: Int = 2_000, textBytes: Int = 4 << 20) {
        self.depth = depth
        self.parts = parts
        self.headerFields = headerFields
        self.textBytes = textBytes
    }

    /// The limits the gateway works with.
    package static let standard = MailLimits()
}
