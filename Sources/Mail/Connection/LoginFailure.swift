import CCurl

/// What a failed login means. libcurl says only 67 ("login denied") whatever the reason; the server's own lines have it.
struct LoginFailure {
    let code: CURLcode
    /// libcurl's words. Shown only for faults of the network and of TLS, where they name hosts and certificates, never people.
    let words: String
    let lines: [String]
    let mailProtocol: MailProtocol
    let isBearer: Bool

    var failure: ConnectionFailure {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_URL_MALFORMAT:
            ConnectionFailure(.resolve, explanation)
        case CURLE_COULDNT_CONNECT, CURLE_INTERFACE_FAILED: ConnectionFailure(.connect, explanation)
        case CURLE_OPERATION_TIMEDOUT: ConnectionFailure(.timeout, "no login within the time allowed")
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_CRL_BADFILE, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH:
            ConnectionFailure(.certificate, explanation)
        case CURLE_SSL_CONNECT_ERROR where isBrokenOff:
            ConnectionFailure(.closed, "the server closed the connection during the TLS handshake")
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_SHUTDOWN_FAILED:
            ConnectionFailure(.tls, explanation)
        case CURLE_USE_SSL_FAILED: answered ?? ConnectionFailure(.tls, "the server does not offer STARTTLS")
        case CURLE_LOGIN_DENIED: refusal
        default: answered ?? other
        }
    }

    /// A connection that breaks in the middle of the handshake is a fault of the network, not of TLS; only libcurl's words tell.
    private var isBrokenOff: Bool {
        ["SSL_ERROR_SYSCALL", "Connection reset", "unexpected eof"].contains { words.contains($0) }
    }

    private var explanation: String { "\(words) (curl \(code.rawValue))" }

    /// The server said in so many words that it cannot serve us now.
    private var answered: ConnectionFailure? {
        let refusal = LoginRefusal(lines: lines, mailProtocol: mailProtocol, isBearer: isBearer)
        return refusal.isTurnedAway ? ConnectionFailure(.unavailable, refusal.detail) : nil
    }

    private var refusal: ConnectionFailure {
        if let answered { return answered }
        let refusal = LoginRefusal(lines: lines, mailProtocol: mailProtocol, isBearer: isBearer)
        return ConnectionFailure(.authentication(refusal.kind), refusal.detail)
    }

    private var other: ConnectionFailure {
        switch code {
        case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING:
            ConnectionFailure(.closed, "the server closed the connection during the login (curl \(code.rawValue))")
        default:
            ConnectionFailure(.malformed, "the server's part of the login is not understood (curl \(code.rawValue))")
        }
    }
}
