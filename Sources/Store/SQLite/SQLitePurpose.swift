/// What a process opens the database for. Several may have it open at once, but only one may serve.
package enum SQLitePurpose: Sendable {
    /// The gateway: it holds the lock of the data folder and may change the schema.
    case serve
    /// A command that writes a little beside a running gateway, in transactions of its own.
    case work
    /// A command that only reads, also beside a running gateway.
    case read
    /// Reads a copy at rest, such as a backup's, and leaves its folder as it is.
    case inspect
}
