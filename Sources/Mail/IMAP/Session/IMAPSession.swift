/// A logged-in connection to an IMAP server. It belongs to one thread: every call blocks, has a deadline, and ends with `cancelled` when
/// the signal says so. Mails are known by their UIDs only; `\Seen` is never touched by reading.
package final class IMAPSession {
    private var connection: CurlConnection
    private var reader: IMAPReader
    let settings: IMAPSettings
    private var commands: UInt64 = 0
    /// False until a first command of ours is answered: what came behind the login in one packet is lost with libcurl's buffer, so that
    /// the rest of a cut line may be the first thing seen.
    private var isInStep = false

    /// In capitals.
    package internal(set) var capabilities: Set<String> = []
    package internal(set) var namespace = IMAPNamespace(prefix: "", delimiter: nil)
    package internal(set) var mailbox: MailboxState?
    /// Whether the server has named more mails since the last search began.
    var hasNews = false
    /// IDLE was offered and then refused.
    var refusesIDLE = false
    /// A fetch whose commands may still be unanswered.
    var fetchUnderWay: IMAPFetch?
    /// False once the session is over.
    package private(set) var isUsable = true

    /// Connects, logs in, and learns what the server can do.
    ///
    /// - Parameter signal: wakes and ends every call from another thread.
    package init(_ settings: IMAPSettings, signal: WakeSignal) throws(IMAPFailure) {
        self.settings = settings
        reader = IMAPReader(limits: settings.limits)
        connection = try Self.connect(settings, signal: signal)
        try learn()
    }

    /// SASL PLAIN or LOGIN first, since the digests that libcurl would prefer fail wherever passwords are kept hashed. Where a server
    /// offers neither, as Courier may, whatever is left: IMAP's own LOGIN command as a rule.
    private static func connect(_ settings: IMAPSettings, signal: WakeSignal) throws(IMAPFailure) -> CurlConnection {
        do {
            return try connect(settings, "AUTH=PLAIN;AUTH=LOGIN", signal)
        } catch {
            guard error.code == .authentication(.mechanism), !settings.credential.isBearer else {
                throw IMAPFailure(error)
            }
        }
        do {
            return try connect(settings, nil, signal)
        } catch {
            throw IMAPFailure(error)
        }
    }

    private static func connect(
        _ settings: IMAPSettings, _ options: String?, _ signal: WakeSignal
    ) throws(ConnectionFailure) -> CurlConnection {
        try CurlConnection(
            to: settings.endpoint, speaking: .imap, as: settings.credential, loginOptions: options,
            deadline: .after(settings.connecting), signal: signal)
    }

    private func learn() throws(IMAPFailure) {
        // The capabilities before the login may be others than those behind it.
        try run("CAPABILITY") { _ in }
        if capabilities.contains("ID") {
            try tolerated { () throws(IMAPFailure) in try run("ID (\"name\" \"Intake\")") { _ in } }
        }
        if capabilities.contains("NAMESPACE") {
            try tolerated { () throws(IMAPFailure) in
                try run("NAMESPACE") { [self] response in
                    if case .namespace(let namespace?) = response { self.namespace = namespace }
                }
            }
        } else {
            try tolerated { () throws(IMAPFailure) in
                try run("LIST \"\" \"\"") { [self] response in
                    if case .list(let entry) = response {
                        namespace = IMAPNamespace(prefix: "", delimiter: entry.delimiter)
                    }
                }
            }
        }
    }

    /// Says LOGOUT and does not insist on an answer.
    package func logout() {
        guard isUsable else { return }
        isUsable = false
        try? connection.send(Array("bye LOGOUT\r\n".utf8), deadline: .after(.seconds(5)))
        _ = try? unsafe connection.receive(deadline: .after(.seconds(5))) { _ in }
    }

    // MARK: commands

    /// Sends a command and reads until its end. Whatever the session itself keeps track of is noted on the way.
    ///
    /// - Returns: the tagged OK.
    @discardableResult
    func run(_ command: String, _ take: (IMAPResponse) -> Void) throws(IMAPFailure) -> IMAPStatus {
        let tag = try send(command)
        let status = try finish(tag, take)
        guard status.kind == .ok else {
            throw IMAPFailure(.refused(command: Self.name(of: command), status))
        }
        return status
    }

    /// - Returns: the tag.
    func send(_ command: String) throws(IMAPFailure) -> String {
        guard isUsable else { throw IMAPFailure(.closed, "the session is over") }
        commands += 1
        // Another letter than libcurl's "A001", so that nothing of the login is ever taken for an answer.
        let tag = "i\(commands)"
        try write("\(tag) \(command)\r\n")
        return tag
    }

    func write(_ text: String) throws(IMAPFailure) {
        do {
            try connection.send(Array(text.utf8), deadline: .after(settings.silence))
        } catch {
            throw ended(error)
        }
    }

    /// Reads until the answer to `tag`, whatever it is.
    func finish(_ tag: String, _ take: (IMAPResponse) -> Void) throws(IMAPFailure) -> IMAPStatus {
        var patience = patience
        while true {
            let response = try next(&patience)
            if case .tagged(tag, let status) = response {
                isInStep = true
                return status
            }
            take(response)
        }
    }

    var patience: IMAPPatience { IMAPPatience(silence: settings.silence, whole: settings.command) }

    /// The verb of a command, for errors: its arguments name mailboxes.
    private static func name(of command: String) -> String {
        let words = command.split(separator: " ", maxSplits: 2)
        let name = words.first.map { String($0) } ?? ""
        return name == "UID" && words.count > 1 ? "UID \(words[1])" : name
    }

    // MARK: responses

    /// The next response that is not the business of the fetch under way.
    func next(_ patience: inout IMAPPatience) throws(IMAPFailure) -> IMAPResponse {
        while true {
            let response = try anyNext(&patience)
            if fetchUnderWay?.take(response) != true { return response }
        }
    }

    func anyNext(_ patience: inout IMAPPatience) throws(IMAPFailure) -> IMAPResponse {
        while true {
            guard let response = try read() else {
                try fill(&patience)
                continue
            }
            try note(response)
            if response.isProgress { patience.noteProgress() }
            return response
        }
    }

    private func read() throws(IMAPFailure) -> IMAPResponse? {
        do {
            return try reader.next()
        } catch {
            throw ended(ConnectionFailure(.malformed, "a response of the server is too long"))
        }
    }

    private func fill(_ patience: inout IMAPPatience) throws(IMAPFailure) {
        do {
            let count = try receive(until: patience.deadline, endsOnWake: false)
            patience.note(bytes: count ?? 0)
        } catch {
            throw ended(error)
        }
    }

    /// - Returns: how many bytes came; nil when woken.
    private func receive(until deadline: Deadline, endsOnWake: Bool) throws(ConnectionFailure) -> Int? {
        var count = 0
        let readiness = try unsafe connection.receive(deadline: deadline, endsOnWake: endsOnWake) { bytes in
            unsafe reader.append(bytes)
            count = bytes.count
        }
        return readiness == .ready ? count : nil
    }

    /// What ended a wait for whatever the server says of its own accord.
    enum Arrival {
        case response
        case woken
        case time
    }

    /// Waits for one response, a wake, or a moment. That the moment comes is no failure.
    func arrival(until end: Deadline) throws(IMAPFailure) -> Arrival {
        while true {
            if let response = try read() {
                try note(response)
                return .response
            }
            do {
                if try receive(until: end, endsOnWake: true) == nil { return .woken }
            } catch {
                guard error.code == .timeout else { throw ended(error) }
                return .time
            }
        }
    }

    /// What the session keeps track of, whichever command it came with.
    private func note(_ response: IMAPResponse) throws(IMAPFailure) {
        switch response {
        case .capability(let names): capabilities = Set(names)
        case .exists(let count):
            // Exchange Online repeats the count at every IDLE: only more mails than known are news.
            if let mailbox, count > mailbox.exists { hasNews = true }
            mailbox?.exists = count
        case .expunge: forget(1)
        case .vanished(isEarlier: false, let set): forget(set.count)
        case .status(let status) where status.kind == .bye:
            throw ended(ConnectionFailure(.unavailable, "the server said BYE\(status.code.map { " [\($0)]" } ?? "")"))
        case .malformed where isInStep:
            // Where the server's idea of a literal differs from ours, the text of a mail would be read as responses.
            throw ended(ConnectionFailure(.malformed, "a response of the server is not understood"))
        default: break
        }
    }

    /// Mails that went away count less, so that as many new ones show as news.
    private func forget(_ count: Int) {
        guard let mailbox else { return }
        self.mailbox?.exists = UInt32(max(0, Int(mailbox.exists) - count))
    }

    private func ended(_ failure: ConnectionFailure) -> IMAPFailure {
        isUsable = false
        return IMAPFailure(failure)
    }

    /// Lets a refusal pass of what only helps.
    func tolerated(_ body: () throws(IMAPFailure) -> Void) throws(IMAPFailure) {
        do {
            try body()
        } catch {
            if error.endsSession { throw error }
        }
    }
}
