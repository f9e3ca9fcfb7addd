extension IMAPSession {
    /// Sets flags or keywords on mails; UIDs that are gone are passed over by the server.
    package func addFlags(_ flags: [String], to uids: some Sequence<UInt32>) throws(IMAPFailure) {
        let argument = try IMAPArgument.flags(flags)
        for group in UIDSet.groups(of: uids, size: 500) {
            try run("UID STORE \(UIDSet(group)) +FLAGS.SILENT \(argument)") { _ in }
        }
    }

    /// Moves mails to another mailbox, which is made where it is missing.
    ///
    /// - Returns: what was done; with `stays` nothing was.
    package func move(_ uids: some Sequence<UInt32>, to name: String) throws(IMAPFailure) -> IMAPMoveMethod {
        let method: IMAPMoveMethod =
            capabilities.contains("MOVE") ? .moved : capabilities.contains("UIDPLUS") ? .copied : .stays
        guard method != .stays else { return .stays }
        let argument = try IMAPArgument.mailbox(namespace.qualified(name))
        for group in UIDSet.groups(of: uids, size: 500) {
            let set = UIDSet(group)
            let verb = method == .moved ? "MOVE" : "COPY"
            try creatingIfMissing(name) { () throws(IMAPFailure) in try run("UID \(verb) \(set) \(argument)") { _ in } }
            guard method == .copied else { continue }
            try run("UID STORE \(set) +FLAGS.SILENT (\\Deleted)") { _ in }
            try run("UID EXPUNGE \(set)") { _ in }
        }
        return method
    }

    /// [TRYCREATE] promises that the same command succeeds once the mailbox is there (RFC 9051 §6.4.7).
    private func creatingIfMissing(_ name: String, _ body: () throws(IMAPFailure) -> Void) throws(IMAPFailure) {
        do {
            try body()
        } catch {
            guard case .refused(_, let status) = error.reason, status.code == .tryCreate else { throw error }
            try create(name)
            try body()
        }
    }
}
