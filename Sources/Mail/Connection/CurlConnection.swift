import CCurl
import Glibc

/// A connection to a mail server that libcurl made, protected and logged in (`CURLOPT_CONNECT_ONLY`), and that our own engines then talk
/// over. It belongs to one thread: every call but the signal's blocks, hence never the cooperative pool. Closing is the end of its life.
@safe struct CurlConnection: ~Copyable {
    private let easy: UnsafeMutableRawPointer
    private let multi: UnsafeMutableRawPointer
    private let socket: Int32
    private let scratch: UnsafeMutableRawBufferPointer
    /// Bytes that arrived while we were sending: reading them at once keeps both sides from waiting for each other's full buffers.
    private var early: [UInt8] = []
    let signal: WakeSignal
    /// What the server said until the login was done.
    let greeting: [String]

    private static let scratchBytes = 256 << 10
    private static let earlyLimit = 8 << 20

    /// Resolves, connects, protects and logs in.
    ///
    /// - Throws: `ConnectionFailure`, with a refused login told apart by what the server said.
    init(
        to endpoint: MailEndpoint, speaking mailProtocol: MailProtocol, as credential: MailCredential?,
        loginOptions: String?, deadline: Deadline, signal: WakeSignal
    ) throws(ConnectionFailure) {
        guard CurlLibrary.isReady, let easy = unsafe curl_easy_init() else {
            throw ConnectionFailure(.connect, "libcurl does not start")
        }
        guard let multi = unsafe curl_multi_init() else {
            unsafe curl_easy_cleanup(easy)
            throw ConnectionFailure(.connect, "libcurl does not start")
        }
        let attempt = unsafe LoginAttempt(
            easy: easy, multi: multi, mailProtocol: mailProtocol, isBearer: credential?.isBearer ?? false)
        do {
            try unsafe CurlOptions(easy: easy, lines: attempt.lines, errorText: attempt.errorText).set(
                endpoint: endpoint, mailProtocol: mailProtocol, credential: credential, loginOptions: loginOptions,
                deadline: deadline)
            socket = try attempt.run(deadline: deadline, signal: signal)
        } catch {
            attempt.abandon()
            throw error
        }
        unsafe self.easy = easy
        unsafe self.multi = multi
        self.signal = signal
        greeting = attempt.lines.lines
        attempt.forget()
        unsafe scratch = .allocate(byteCount: Self.scratchBytes, alignment: 16)
    }

    deinit {
        unsafe curl_multi_remove_handle(multi, easy)
        unsafe curl_easy_cleanup(easy)
        unsafe curl_multi_cleanup(multi)
        unsafe scratch.deallocate()
    }

    /// Sends all of `bytes`, reading meanwhile what the server sends.
    ///
    /// - Returns: through `sent`, how many bytes were handed over when it throws.
    mutating func send(_ bytes: [UInt8], sent: inout Int, deadline: Deadline) throws(ConnectionFailure) {
        sent = 0
        while sent < bytes.count {
            var count = 0
            let code = unsafe bytes.withUnsafeBytes { buffer in
                unsafe curl_easy_send(easy, buffer.baseAddress?.advanced(by: sent), buffer.count - sent, &count)
            }
            sent += count
            switch code {
            case CURLE_OK: continue
            case CURLE_AGAIN: break
            default: throw ConnectionFailure(.closed, "the connection broke while sending (curl \(code.rawValue))")
            }
            try readEarly()
            // Our own bytes may be stuck because the server wants to send first; a wake is for IDLE and stays noted.
            let events = early.count < Self.earlyLimit ? POLLOUT | POLLIN : POLLOUT
            _ = try Readiness.wait(socket: socket, events: Int32(events), signal: signal, deadline: deadline)
        }
    }

    mutating func send(_ bytes: [UInt8], deadline: Deadline) throws(ConnectionFailure) {
        var sent = 0
        try send(bytes, sent: &sent, deadline: deadline)
    }

    /// Blocks until there are bytes and hands them to `take`, at most 256 KiB.
    ///
    /// - Returns: woken where `WakeSignal.wake()` came first and `endsOnWake` is set; without it a wake stays noted.
    mutating func receive(
        deadline: Deadline, endsOnWake: Bool = false, _ take: (UnsafeRawBufferPointer) -> Void
    ) throws(ConnectionFailure) -> Readiness {
        if !early.isEmpty {
            unsafe early.withUnsafeBytes { unsafe take($0) }
            early.removeAll()
            return .ready
        }
        while true {
            // OpenSSL may hold decrypted bytes that poll(2) does not see: read until there is nothing, only then wait.
            if let count = try read() {
                unsafe take(UnsafeRawBufferPointer(rebasing: scratch[..<count]))
                return .ready
            }
            if endsOnWake, signal.takeWake() { return .woken }
            _ = try Readiness.wait(socket: socket, events: Int32(POLLIN), signal: signal, deadline: deadline)
        }
    }

    /// The number of bytes now in `scratch`, or nil where none are there yet.
    private func read() throws(ConnectionFailure) -> Int? {
        var count = 0
        let code = unsafe curl_easy_recv(easy, scratch.baseAddress, scratch.count, &count)
        switch code {
        case CURLE_OK where count > 0: return count
        case CURLE_OK: throw ConnectionFailure(.closed, "the server closed the connection")
        case CURLE_AGAIN: return nil
        default: throw ConnectionFailure(.closed, "the connection broke while reading (curl \(code.rawValue))")
        }
    }

    private mutating func readEarly() throws(ConnectionFailure) {
        while early.count < Self.earlyLimit, let count = try read() {
            unsafe early.append(contentsOf: scratch[..<count])
        }
    }
}
