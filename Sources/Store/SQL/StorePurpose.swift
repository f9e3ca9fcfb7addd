/// What a process opens the database for. Several may have it open at once, but only one may serve.
package enum StorePurpose: Sendable {
    /// The gateway: it holds the lock of the data folder and may change the schema.
    case serve
    /// A command that writes a little beside a running gateway, in transactions of its own.
    case work
    /// Copies all of it into another store, or fills it from one: nobody serves it meanwhile.
    case move
    /// A command that only reads, also beside a running gateway.
    case read
    /// Reads a copy at rest, such as a backup's, and leaves its folder as it is.
    case inspect
}
