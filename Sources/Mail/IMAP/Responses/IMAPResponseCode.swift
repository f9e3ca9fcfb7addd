/// What stands in brackets behind OK, NO, BAD, BYE (RFC 9051 §7.1, RFC 5530, RFC 4315, RFC 7162).
package enum IMAPResponseCode: Hashable, Sendable {
    case uidValidity(UInt32)
    case uidNext(UInt32)
    case highestModSeq(UInt64)
    case noModSeq
    case permanentFlags([String])
    case capability([String])
    case tryCreate
    case alreadyExists
    case readOnly
    case readWrite
    /// Any other, in capitals without its arguments: `UNAVAILABLE`, `LIMIT`, `INUSE`, `EXPUNGEISSUED`, …
    case named(String)

    /// The server's trouble and not ours: the same command may succeed later (RFC 5530).
    package var isTemporary: Bool {
        switch self {
        case .named(let name): ["UNAVAILABLE", "LIMIT", "INUSE", "SERVERBUG", "OVERQUOTA"].contains(name)
        default: false
        }
    }
}

extension IMAPResponseCode: CustomStringConvertible {
    /// The code's name as the server writes it, without its arguments.
    package var description: String {
        switch self {
        case .uidValidity: "UIDVALIDITY"
        case .uidNext: "UIDNEXT"
        case .highestModSeq: "HIGHESTMODSEQ"
        case .noModSeq: "NOMODSEQ"
        case .permanentFlags: "PERMANENTFLAGS"
        case .capability: "CAPABILITY"
        case .tryCreate: "TRYCREATE"
        case .alreadyExists: "ALREADYEXISTS"
        case .readOnly: "READ-ONLY"
        case .readWrite: "READ-WRITE"
        case .named(let name): name
        }
    }
}
