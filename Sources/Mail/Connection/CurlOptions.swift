import CCurl

/// The options of one connection attempt.
@safe struct CurlOptions {
    let easy: UnsafeMutableRawPointer
    let lines: ServerLines
    /// Where libcurl writes its own words, `CURL_ERROR_SIZE` bytes.
    let errorText: UnsafeMutablePointer<CChar>

    func set(
        endpoint: MailEndpoint, mailProtocol: MailProtocol, credential: MailCredential?, loginOptions: String?,
        deadline: Deadline
    ) throws(ConnectionFailure) {
        try string(CURLOPT_URL, mailProtocol.url(to: endpoint))
        // The environment's proxy settings are for the web; a mail server is reached directly.
        try string(CURLOPT_PROXY, "")
        try long(CURLOPT_CONNECT_ONLY, 1)
        try long(CURLOPT_NOSIGNAL, 1)
        try long(CURLOPT_CONNECTTIMEOUT_MS, max(1, Int(deadline.millisecondsLeft)))
        try long(CURLOPT_TCP_KEEPALIVE, 1)
        try long(CURLOPT_TCP_KEEPIDLE, 60)
        try long(CURLOPT_TCP_KEEPINTVL, 15)
        try long(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if endpoint.security == .startTLS { try long(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)) }
        if let file = endpoint.authoritiesFile { try string(CURLOPT_CAINFO, file) }
        try login(credential, loginOptions: loginOptions)
        try capture()
    }

    private func login(_ credential: MailCredential?, loginOptions: String?) throws(ConnectionFailure) {
        switch credential {
        case .password(let user, let secret):
            try string(CURLOPT_USERNAME, user)
            try string(CURLOPT_PASSWORD, secret.revealed)
            if let loginOptions { try string(CURLOPT_LOGIN_OPTIONS, loginOptions) }
        case .bearer(let user, let token, let mechanism):
            try string(CURLOPT_USERNAME, user)
            try string(CURLOPT_XOAUTH2_BEARER, token.revealed)
            try string(CURLOPT_LOGIN_OPTIONS, "AUTH=\(mechanism.rawValue)")
        case nil: break
        }
    }

    private func capture() throws(ConnectionFailure) {
        try unsafe check(intake_curl_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText), CURLOPT_ERRORBUFFER)
        let context = unsafe Unmanaged.passUnretained(lines).toOpaque()
        try unsafe check(intake_curl_set_pointer(easy, CURLOPT_HEADERDATA, context), CURLOPT_HEADERDATA)
        let result = unsafe intake_curl_set_header_function(easy) { bytes, size, count, context in
            if let bytes = unsafe bytes, let context = unsafe context {
                let lines = unsafe Unmanaged<ServerLines>.fromOpaque(context).takeUnretainedValue()
                unsafe lines.append(UnsafeRawBufferPointer(start: bytes, count: size * count))
            }
            return size * count
        }
        try check(result, CURLOPT_HEADERFUNCTION)
    }

    private func string(_ option: CURLoption, _ value: String) throws(ConnectionFailure) {
        // A C string ends at its first NUL: a value cut there would be another one than the settings say.
        guard !value.utf8.contains(0) else {
            throw ConnectionFailure(.malformed, "a setting of the mail account holds a NUL byte")
        }
        try unsafe check(intake_curl_set_string(easy, option, value), option)
    }

    private func long(_ option: CURLoption, _ value: Int) throws(ConnectionFailure) {
        try unsafe check(intake_curl_set_long(easy, option, value), option)
    }

    private func check(_ code: CURLcode, _ option: CURLoption) throws(ConnectionFailure) {
        guard code == CURLE_OK else {
            throw ConnectionFailure(.connect, "libcurl refuses option \(option.rawValue) (curl \(code.rawValue))")
        }
    }
}
