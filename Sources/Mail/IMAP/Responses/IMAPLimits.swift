/// How much of an IMAP server's talk is taken at once.
package struct IMAPLimits: Hashable, Sendable {
    /// The bytes of one response outside its literals. A `SEARCH` over a million mails takes 8 MB.
    package var textBytes = 16 << 20
    /// The bytes of all literals of one response. A literal beyond it is read over and reported with its size; the connection goes on.
    package var literalBytes = 64 << 20
    /// How deep lists may be nested.
    package var depth = 32
    /// How many numbers a set such as `1:4294967295` may stand for.
    package var setMembers = 4 << 20

    package init() {}
}
