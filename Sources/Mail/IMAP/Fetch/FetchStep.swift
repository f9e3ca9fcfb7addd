/// One command of a fetch.
enum FetchStep: Hashable, Sendable {
    case sizes([UInt32])
    case bodies([UInt32])
    case piece(UInt32, offset: Int)
    case header(UInt32)
    /// Whether mails are there at all that no answer brought.
    case presence([UInt32])

    func command(_ limits: FetchLimits) -> String {
        switch self {
        case .sizes(let uids): "UID FETCH \(UIDSet(uids)) (UID FLAGS INTERNALDATE RFC822.SIZE)"
        case .bodies(let uids): "UID FETCH \(UIDSet(uids)) (UID BODY.PEEK[])"
        case .piece(let uid, let offset): "UID FETCH \(uid) (UID BODY.PEEK[]<\(offset).\(limits.pieceBytes)>)"
        case .header(let uid): "UID FETCH \(uid) (UID BODY.PEEK[HEADER]<0.\(limits.headerBytes)>)"
        case .presence(let uids): "UID SEARCH UID \(UIDSet(uids))"
        }
    }

    var uids: [UInt32] {
        switch self {
        case .sizes(let uids), .bodies(let uids), .presence(let uids): uids
        case .piece(let uid, _), .header(let uid): [uid]
        }
    }
}

extension FetchStep {
    var isPresence: Bool {
        if case .presence = self { true } else { false }
    }
}
