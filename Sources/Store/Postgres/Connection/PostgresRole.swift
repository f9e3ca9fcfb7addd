/// What a connection is for.
enum PostgresRole {
    /// The gateway's writer: there is one at a time, for as long as its connection lasts.
    case servingWriter
    /// Of a command that writes a little beside a gateway.
    case writer
    /// Copies all of the database, or fills it: nobody else writes it meanwhile.
    case mover
    case reader
    /// Hears which rows were written, and tells others that some were.
    case listener

    /// Whether it writes what must not be lost.
    var isWriting: Bool { self == .servingWriter || self == .writer || self == .mover }
}
