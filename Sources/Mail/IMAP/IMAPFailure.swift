/// Why an IMAP command did not do what it should.
package struct IMAPFailure: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        /// The session is over; open another one.
        case connection(ConnectionFailure)
        /// The server answered NO or BAD to the command of this name; the session goes on.
        case refused(command: String, IMAPStatus)
        /// A name from the settings cannot be written in a command.
        case unwritable
    }

    package let reason: Reason
    /// The UIDs whose mails were being fetched and have no outcome, the oldest first. Where a session dies again and again, one of these
    /// mails may be why: fetch them one by one, and pass over the one that fails alone.
    package var suspects: [UInt32] = []

    package init(_ reason: Reason) {
        self.reason = reason
    }

    init(_ failure: ConnectionFailure) {
        reason = .connection(failure)
    }

    init(_ code: ConnectionFailure.Code, _ detail: String) {
        reason = .connection(ConnectionFailure(code, detail))
    }

    /// Whether the session is over.
    package var endsSession: Bool {
        if case .connection = reason { true } else { false }
    }

    /// What the failure means for the mailbox.
    package var consequence: ConnectionFailure.Consequence {
        switch reason {
        case .connection(let failure): failure.consequence
        case .refused(_, let status):
            status.soundsTemporary || status.code?.isTemporary == true ? .retry : .slowDownAndAlarm
        case .unwritable: .slowDownAndAlarm
        }
    }
}

extension IMAPFailure: CustomStringConvertible {
    package var description: String {
        switch reason {
        case .connection(let failure): failure.description
        case .refused(let command, let status):
            "\(command) was answered \(status.kind.rawValue)\(status.code.map { " [\($0)]" } ?? "")"
        case .unwritable: "a mailbox name or a flag holds characters that no command can carry"
        }
    }
}
