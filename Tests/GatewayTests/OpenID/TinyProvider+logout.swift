import Foundation

extension TinyProvider {
    /// What is wrong with a logout token.
    enum LogoutLie: String, CaseIterable {
        case issuer, audience, nonce, nullNonce, old, future, noTime, expired, noEvents, anotherEvent, wordEvent, noID
        case longID, nobody, emptySubject, unsigned, shared, strangeKey
    }

    /// A logout token (OpenID Connect Back-Channel Logout 1.0 §2.4), true or not.
    func logoutToken(
        _ issuer: String, subject: String?, session: String?, id: String = UUID().uuidString, lie: LogoutLie? = nil
    ) -> String {
        let now = Date().timeIntervalSince1970
        let event = "http://schemas.openid.net/event/backchannel-logout"
        var claims: [String: Any] = [
            "iss": lie == .issuer ? "https://other.example" : issuer,
            "aud": lie == .audience ? ["another"] : [Self.clientID], "jti": lie == .longID ? longID : id,
            "iat": Int(lie == .old ? now - 1_000 : lie == .future ? now + 600 : now),
            "exp": Int(lie == .expired ? now - 300 : now + 120),
            "events": lie == .anotherEvent ? ["http://schemas.openid.net/event/x": [String: String]()] : [event: [:]],
        ]
        if lie == .wordEvent { claims["events"] = [event: "yes"] }
        if let subject { claims["sub"] = lie == .emptySubject ? "" : subject }
        if let session { claims["sid"] = session }
        switch lie {
        case .nonce: claims["nonce"] = "n"
        case .nullNonce: claims["nonce"] = NSNull()
        case .noTime: claims["iat"] = nil
        case .noEvents: claims["events"] = nil
        case .noID: claims["jti"] = nil
        case .nobody: (claims["sub"], claims["sid"]) = (nil, nil)
        default: break
        }
        return signed(claims, lie.flatMap { Lie(rawValue: $0.rawValue) }, type: "logout+jwt")
    }

    private var longID: String { String(repeating: "x", count: 256) }
}
