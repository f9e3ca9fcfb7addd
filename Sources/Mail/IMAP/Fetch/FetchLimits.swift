/// In which portions mails are fetched.
package struct FetchLimits: Hashable, Sendable {
    /// A larger mail is reported as too large, with its header.
    package var mailBytes = 50 << 20
    /// UIDs a command.
    package var range = 500
    /// Commands sent ahead: the server works while we read.
    package var outstanding = 2
    /// A mail over this is fetched in pieces.
    package var wholeBytes = 1 << 20
    package var pieceBytes = 256 << 10
    /// How much of the header of a mail that is too large is fetched.
    package var headerBytes = 64 << 10
    /// A batch ends with this many mails or bytes, whichever comes first.
    package var batchMails = 250
    package var batchBytes = 8 << 20
    /// A batch also ends after this time, so that a large mail does not hold back those before it.
    package var batchTime: Duration = .milliseconds(200)

    package init() {}
}
