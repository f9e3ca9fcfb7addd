import Desk
import Foundation
import JWTKit

/// The provider's signing keys, fetched when a token names one that is not known: providers change them without a word.
actor ProviderKeys {
    /// Asymmetric ones alone: by a shared secret, whoever has it signs, and `none` is no signature (RFC 8725 §3.1 and §3.2).
    private static let algorithms: Set<String> = [
        "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA",
    ]
    /// Keys are not fetched more often, whatever tokens come. Seconds.
    private static let distance: Double = 10

    private struct Header: Decodable {
        let alg: String
        let kid: String?
    }

    private var keys: JWTKeyCollection?
    private var names: Set<String> = []
    /// When keys were last got. Seconds since 1970.
    private var fetchedAt: Double = -1_000_000
    /// The fetch that runs now: whoever needs keys meanwhile waits for it. Gives why it came to nothing.
    private var fetching: Task<IdentityFailure?, Never>?

    /// Checks a token's signature and gives its claims.
    ///
    /// - Parameters:
    ///   - now: seconds since 1970.
    ///   - fetch: gives the key set's bytes.
    /// - Throws: `.unreachable` where its key is not known and could not be asked for: that proves nothing of the token.
    func token(
        _ text: String, now: Double, fetch: @escaping @Sendable () async throws(IdentityFailure) -> [UInt8]
    ) async throws(IdentityFailure) -> IDToken {
        guard text.utf8.count <= 64 * 1024, let header = Self.header(of: text), Self.algorithms.contains(header.alg)
        else { throw IdentityFailure(.unproven, "no token, or one of a signature that is not accepted") }
        if !isKnown(header) {
            let isFetched = try await refresh(now: now, fetch: fetch)
            guard isFetched || isKnown(header) else {
                throw IdentityFailure(.unreachable, "a key that is not known, too soon after the last fetch")
            }
        }
        guard isKnown(header) else { throw IdentityFailure(.unproven, "a key that nobody published") }
        if let token = await verified(text, header) { return token }
        // The same name may stand for another key now.
        if try await refresh(now: now, fetch: fetch), let token = await verified(text, header) { return token }
        throw IdentityFailure(.unproven, "a signature that does not hold")
    }

    private func isKnown(_ header: Header) -> Bool { keys != nil && (header.kid.map(names.contains) ?? true) }

    private func verified(_ text: String, _ header: Header) async -> IDToken? {
        guard let keys else { return nil }
        return try? await keys.verify(text, as: IDToken.self, iteratingKeys: header.kid == nil)
    }

    /// - Returns: false where it is too soon.
    private func refresh(
        now: Double, fetch: @escaping @Sendable () async throws(IdentityFailure) -> [UInt8]
    ) async throws(IdentityFailure) -> Bool {
        if fetching == nil {
            guard abs(now - fetchedAt) >= Self.distance else { return false }
            // Owned here and awaited by all who need it: it must not end with the one sign-in that began it, and `fetch` has an end.
            fetching = Task { await load(now: now, fetch: fetch) }
        }
        if let failure = await fetching?.value { throw failure }
        return true
    }

    private func load(
        now: Double, fetch: @Sendable () async throws(IdentityFailure) -> [UInt8]
    ) async -> IdentityFailure? {
        defer { fetching = nil }
        do throws(IdentityFailure) {
            try await take(try await fetch())
            // Not before: what failed is asked for again.
            fetchedAt = now
            return nil
        } catch {
            return error
        }
    }

    private func take(_ bytes: [UInt8]) async throws(IdentityFailure) {
        let set = (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any]
        let entries = set?["keys"] as? [[String: Any]] ?? []
        let collection = JWTKeyCollection()
        var found: Set<String> = []
        for (number, entry) in entries.prefix(50).enumerated() {
            guard let jwk = Self.key(entry, number) else { continue }
            guard let name = jwk.keyIdentifier?.string, (try? await collection.add(jwk: jwk)) != nil else { continue }
            found.insert(name)
        }
        guard !found.isEmpty else { throw IdentityFailure(.unreachable, "no key in the key set can be used") }
        keys = collection
        names = found
    }

    /// Nil for a key of another use or sort: one that we cannot read must not hide the others.
    private static func key(_ entry: [String: Any], _ number: Int) -> JWK? {
        var entry = entry
        guard ["RSA", "EC", "OKP"].contains(entry["kty"] as? String ?? ""), entry["use"] as? String ?? "sig" == "sig"
        else { return nil }
        if entry["kid"] == nil { entry["kid"] = "unnamed-\(number)" }
        guard let bytes = try? JSONSerialization.data(withJSONObject: entry) else { return nil }
        return try? JSONDecoder().decode(JWK.self, from: bytes)
    }

    private static func header(of text: String) -> Header? {
        guard let part = text.split(separator: ".").first else { return nil }
        var base64 = String(part).replacing("-", with: "+").replacing("_", with: "/")
        while base64.utf8.count % 4 != 0 { base64 += "=" }
        return Data(base64Encoded: base64).flatMap { try? JSONDecoder().decode(Header.self, from: $0) }
    }
}
