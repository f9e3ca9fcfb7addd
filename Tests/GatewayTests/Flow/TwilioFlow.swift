import Crypto
import Foundation
import TestKit
import Testing

/// Sends signed Twilio callbacks, and repeats each until it is answered 2xx: what was answered was acknowledged.
actor TwilioFlow {
    /// Of the gateway, or of any of several nodes.
    private let port: @Sendable () -> Int
    private let token: String
    private let path: String
    /// The address that the gateway is known by, which the signature is over.
    private let base: String
    private(set) var acknowledged: [String] = []
    /// How long a provider tries: longer than any fault of a test lasts.
    private static let patience: Duration = .seconds(180)

    init(port: Int, token: String, path: String = "/sms/twilio/sms-twilio", base: String? = nil) {
        self.init(base: base ?? "http://localhost:\(port)", token: token, path: path) { port }
    }

    /// - Parameter port: asked at each callback.
    init(base: String, token: String, path: String = "/sms/twilio/sms-twilio", port: @escaping @Sendable () -> Int) {
        self.port = port
        self.token = token
        self.path = path
        self.base = base
    }

    init(_ city: SandboxCity) throws {
        self.init(port: city.gatewayPort, token: try city.secret("twilio-auth-token"))
    }

    /// Sends one text; returns once it is acknowledged, or when the task is cancelled: whether it was acknowledged.
    @discardableResult
    func send(from number: String, text: String) async -> Bool {
        let sid = "SM" + UUID().uuidString.replacingOccurrences(of: "-", with: "").lowercased()
        let end = ContinuousClock.now + Self.patience
        var status: Int?
        while !Task.isCancelled, .now < end {
            status = await post(sid: sid, from: number, text: text)
            if status == 200 {
                acknowledged.append(sid)
                return true
            }
            try? await Task.sleep(for: .milliseconds(20))
        }
        if !Task.isCancelled { Issue.record("a text was not taken within \(Self.patience): \(status ?? 0)") }
        return false
    }

    /// The status of one callback; nil where nobody answers.
    func post(sid: String, from number: String, text: String, forged: Bool = false) async -> Int? {
        let port = port()
        let fields = [
            "AccountSid": "AC00000000000000000000000000000311", "Body": text, "From": number, "MessageSid": sid,
            "NumMedia": "0", "To": "+16175550322",
        ]
        let signed =
            base + path + fields.sorted { $0.key < $1.key }.map { $0.key + $0.value }.joined()
        let key = SymmetricKey(data: Data((forged ? "another" : token).utf8))
        let signature = Data(HMAC<Insecure.SHA1>.authenticationCode(for: Data(signed.utf8), using: key))
            .base64EncodedString()
        let body = fields.map { "\($0.key)=\(Self.encoded($0.value))" }.joined(separator: "&")
        let request = """
            POST \(path) HTTP/1.1\r\nHost: localhost:\(port)\r\nConnection: close\r\nX-Twilio-Signature: \(signature)\r\n\
            Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)
            """
        guard let connection = try? await RawConnection.open(host: "127.0.0.1", port: port) else { return nil }
        try? await connection.send(request)
        let answer = try? await connection.answer(within: .seconds(5))
        try? await connection.close()
        return answer?.status
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
