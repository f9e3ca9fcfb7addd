extension IMAPSession {
    /// Selects a mailbox by the name that the settings give it.
    ///
    /// - Parameter readOnly: EXAMINE instead of SELECT: nothing can be flagged or moved.
    /// - Throws: `IMAPFailure`; a mailbox without UIDVALIDITY is refused, since no cursor could be kept for it.
    @discardableResult
    package func select(_ name: String, readOnly: Bool = false) throws(IMAPFailure) -> MailboxState {
        try settle()
        var state = MailboxState(name: name, uidValidity: 0)
        mailbox = nil
        let verb = readOnly ? "EXAMINE" : "SELECT"
        let argument = try IMAPArgument.mailbox(namespace.qualified(name))
        let condstore = capabilities.contains("CONDSTORE") ? " (CONDSTORE)" : ""
        let status = try run("\(verb) \(argument)\(condstore)") { response in
            switch response {
            case .exists(let count): state.exists = count
            case .status(let status): state.note(status.code)
            default: break
            }
        }
        state.note(status.code)
        guard state.uidValidity != 0 else {
            throw IMAPFailure(.refused(command: verb, IMAPStatus(.no, .named("UIDNOTSTICKY"))))
        }
        mailbox = state
        hasNews = true
        return state
    }

    /// Names the mailboxes that match, `*` for all.
    package func list(_ pattern: String = "*") throws(IMAPFailure) -> [IMAPMailboxEntry] {
        var entries: [IMAPMailboxEntry] = []
        try run("LIST \"\" \(IMAPArgument.quoted(pattern))") { response in
            if case .list(let entry) = response { entries.append(entry) }
        }
        return entries
    }

    /// Makes a mailbox; that it is there already is no failure.
    package func create(_ name: String) throws(IMAPFailure) {
        let argument = try IMAPArgument.mailbox(namespace.qualified(name))
        do {
            try run("CREATE \(argument)") { _ in }
        } catch {
            guard case .refused(_, let status) = error.reason, status.code == .alreadyExists else { throw error }
        }
    }
}

extension MailboxState {
    /// Takes over what a response code says.
    fileprivate mutating func note(_ code: IMAPResponseCode?) {
        switch code {
        case .uidValidity(let value): uidValidity = value
        case .uidNext(let value): uidNext = value
        case .highestModSeq(let value): highestModSeq = value
        case .noModSeq: highestModSeq = nil
        case .permanentFlags(let flags): permanentFlags = flags
        case .readOnly: isReadOnly = true
        case .readWrite: isReadOnly = false
        default: break
        }
    }
}
