import CCurl

/// One try to connect and log in, driven by our own multi handle, since that alone can be woken while it waits.
@safe final class LoginAttempt {
    private let easy: UnsafeMutableRawPointer
    private let multi: UnsafeMutableRawPointer
    private let mailProtocol: MailProtocol
    private let isBearer: Bool
    let lines = ServerLines()
    let errorText: UnsafeMutablePointer<CChar>

    init(easy: UnsafeMutableRawPointer, multi: UnsafeMutableRawPointer, mailProtocol: MailProtocol, isBearer: Bool) {
        unsafe self.easy = easy
        unsafe self.multi = multi
        self.mailProtocol = mailProtocol
        self.isBearer = isBearer
        unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        unsafe errorText.deallocate()
    }

    /// - Returns: the socket of the logged-in connection.
    func run(deadline: Deadline, signal: WakeSignal) throws(ConnectionFailure) -> Int32 {
        guard unsafe curl_multi_add_handle(multi, easy) == CURLM_OK else {
            throw ConnectionFailure(.connect, "libcurl does not start")
        }
        while true {
            var running: Int32 = 0
            unsafe curl_multi_perform(multi, &running)
            if let code = result() {
                guard code == CURLE_OK else { throw failure(code) }
                return try socket()
            }
            if signal.isCancelled { throw ConnectionFailure(.cancelled, "ended by us") }
            if deadline.hasPassed { throw ConnectionFailure(.timeout, "no login within the time allowed") }
            var wake = curl_waitfd(fd: signal.readEnd, events: Int16(CURL_WAIT_POLLIN), revents: 0)
            unsafe curl_multi_poll(multi, &wake, 1, min(1000, deadline.millisecondsLeft), nil)
            if wake.revents != 0 { signal.drain() }
        }
    }

    /// Ends the attempt's part in the handles once the login is done: libcurl must not write to what goes away with it.
    func forget() {
        unsafe intake_curl_set_pointer(easy, CURLOPT_HEADERDATA, nil)
        unsafe intake_curl_set_pointer(easy, CURLOPT_ERRORBUFFER, nil)
    }

    /// Gives the handles back after a failure.
    func abandon() {
        unsafe curl_multi_remove_handle(multi, easy)
        unsafe curl_easy_cleanup(easy)
        unsafe curl_multi_cleanup(multi)
    }

    private func result() -> CURLcode? {
        var left: Int32 = 0
        while let message = unsafe curl_multi_info_read(multi, &left) {
            if unsafe message.pointee.msg == CURLMSG_DONE { return unsafe message.pointee.data.result }
        }
        return nil
    }

    private func socket() throws(ConnectionFailure) -> Int32 {
        var socket: curl_socket_t = -1
        guard unsafe intake_curl_get_socket(easy, &socket) == CURLE_OK, socket >= 0 else {
            throw ConnectionFailure(.closed, "the server closed the connection behind the login")
        }
        return socket
    }

    private func failure(_ code: CURLcode) -> ConnectionFailure {
        let words = unsafe String(cString: errorText)
        return LoginFailure(
            code: code, words: words, lines: lines.lines, mailProtocol: mailProtocol, isBearer: isBearer
        ).failure
    }
}
