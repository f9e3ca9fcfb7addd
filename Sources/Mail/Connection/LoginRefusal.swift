/// Reads why a login was refused out of the server's lines: its codes decide, then a few words that every server uses for "not now".
struct LoginRefusal {
    let kind: ConnectionFailure.Refusal
    /// BYE, 421 or another refusal to serve that says nothing about the account.
    let isTurnedAway: Bool
    /// Only codes, never the server's free text, which holds addresses.
    let detail: String

    init(lines: [String], mailProtocol: MailProtocol, isBearer: Bool) {
        switch mailProtocol {
        case .imap: self.init(imap: lines, isBearer: isBearer)
        case .smtp: self.init(smtp: lines, isBearer: isBearer)
        }
    }

    private init(kind: ConnectionFailure.Refusal, isTurnedAway: Bool = false, detail: String) {
        self.kind = kind
        self.isTurnedAway = isTurnedAway
        self.detail = detail
    }

    // MARK: IMAP

    private init(imap lines: [String], isBearer: Bool) {
        if let bye = lines.last(where: { $0.uppercased().hasPrefix("* BYE") }) {
            self.init(kind: .temporary, isTurnedAway: true, detail: "BYE\(Self.shown(Self.responseCode(in: bye)))")
            return
        }
        let answer = lines.last { line in
            let words = line.split(separator: " ", maxSplits: 2).map { $0.uppercased() }
            return words.count > 1 && words[0] != "*" && words[0] != "+" && (words[1] == "NO" || words[1] == "BAD")
        }
        let code = answer.flatMap { Self.responseCode(in: $0) }
        // libcurl does not wait for the NO behind the JSON.
        if isBearer, let status = Self.tokenStatus(in: lines) {
            let isTemporary = status.hasPrefix("5")
            self.init(
                kind: isTemporary ? .temporary : .token, detail: "token refused, status \(status)\(Self.shown(code))")
            return
        }
        guard let answer else {
            self.init(kind: .mechanism, detail: "the server offers no login that fits the credential")
            return
        }
        let kind = Self.kind(code: code, text: answer, isBearer: isBearer)
        self.init(kind: kind, detail: "login refused\(Self.shown(code))")
    }

    /// RFC 5530 has the codes; servers that give none use the words.
    private static func kind(code: String?, text: String, isBearer: Bool) -> ConnectionFailure.Refusal {
        switch code {
        case "UNAVAILABLE", "LIMIT", "INUSE", "SERVERBUG": return .temporary
        case "AUTHORIZATIONFAILED", "PRIVACYREQUIRED", "CONTACTADMIN": return .permanent
        case "AUTHENTICATIONFAILED", "EXPIRED": return isBearer ? .token : .permanent
        default: break
        }
        if soundsTemporary(text) { return .temporary }
        return isBearer ? .token : .permanent
    }

    private static func soundsTemporary(_ text: String) -> Bool {
        let text = text.lowercased()
        let words = [
            "too many", "temporar", "try again", "unavailable", "not connected", "busy", "throttl", "time out",
            "timeout",
        ]
        return words.contains { text.contains($0) }
    }

    private static func responseCode(in line: String) -> String? {
        guard let open = line.firstIndex(of: "["),
            let close = line[open...].firstIndex(where: { $0 == "]" || $0 == " " })
        else { return nil }
        let code = line[line.index(after: open)..<close].uppercased()
        let isCode = !code.isEmpty && code.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
        return isCode && code.utf8.count <= 40 ? code : nil
    }

    private static func shown(_ code: String?) -> String { code.map { " [\($0)]" } ?? "" }

    // MARK: SMTP

    private init(smtp lines: [String], isBearer: Bool) {
        guard let last = lines.last, let reply = SMTPReply(lines: [last]) else {
            self.init(kind: .mechanism, detail: "the server offers no login that fits the credential")
            return
        }
        let shown = "reply \(reply.code)\(reply.enhanced.map { " \($0)" } ?? "")"
        if reply.code == 421 || reply.code == 554 && lines.count == 1 {
            self.init(kind: .temporary, isTurnedAway: true, detail: shown)
        } else if reply.isTemporary {
            // 454 to STARTTLS or AUTH says the same: not now. The enhanced code beats the basic one.
            self.init(kind: .temporary, isTurnedAway: reply.code == 454 && reply.enhanced == nil, detail: shown)
        } else if isBearer, let status = Self.tokenStatus(in: lines) {
            self.init(
                kind: status.hasPrefix("5") ? .temporary : .token, detail: "token refused, status \(status), \(shown)")
        } else if reply.isPermanent {
            self.init(kind: isBearer ? .token : .permanent, detail: shown)
        } else {
            self.init(kind: .mechanism, detail: "the server offers no login that fits the credential")
        }
    }

    // MARK: tokens

    /// The `status` of the JSON that a server sends in base64 after "+" or "334" when it does not take a token: Google's and Microsoft's
    /// XOAUTH2 pages, and RFC 7628 §3.2.2. libcurl drops it.
    private static func tokenStatus(in lines: [String]) -> String? {
        for line in lines.reversed() {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, parts[0] == "+" || parts[0] == "334" else { continue }
            var bytes: [UInt8] = []
            Base64.decode(Array(parts[1].utf8).span, into: &bytes, limit: 4096)
            let json = String(decoding: bytes, as: UTF8.self)
            guard let key = json.firstRange(of: "\"status\"") else { continue }
            let value = json[key.upperBound...].drop { $0 == ":" || $0 == " " || $0 == "\"" }.prefix {
                $0 != "\"" && $0 != "," && $0 != "}"
            }
            let isWord = value.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
            if isWord, !value.isEmpty, value.utf8.count <= 40 { return String(value) }
        }
        return nil
    }
}
