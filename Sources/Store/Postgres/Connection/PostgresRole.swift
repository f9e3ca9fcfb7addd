/// What a connection is for.
enum PostgresRole {
    /// A serving node's writer: by it the node holds its slot and its duties, for as long as the connection lasts.
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
