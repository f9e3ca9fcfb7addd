import Desk
import Foundation
import Synchronization
import TestKit
import Testing

@testable import Gateway

@Suite("A provider's keys")
struct ProviderKeysTests {
    @Test("a new key is fetched when a token names it, and nobody makes us fetch without end")
    func rotation() async throws {
        let provider = TinyProvider()
        let keys = ProviderKeys()
        let fetched = Mutex(0)
        func token(at now: Double) async throws {
            _ = try await keys.token(provider.idToken("https://x", nonce: "n"), now: now) {
                fetched.withLock { $0 += 1 }
                let set = ["keys": [provider.publicKey]]
                return (try? JSONSerialization.data(withJSONObject: set)).map { Array($0) } ?? []
            }
        }
        try await token(at: 100)
        try await token(at: 101)
        #expect(fetched.withLock { $0 } == 1)
        provider.changeKey(to: "k2")
        await #expect(throws: IdentityFailure.self) { try await token(at: 105) }
        #expect(fetched.withLock { $0 } == 1)
        try await token(at: 111)
        #expect(fetched.withLock { $0 } == 2)
        // The same name for another key.
        provider.changeKey(to: "k2")
        try await token(at: 122)
        #expect(fetched.withLock { $0 } == 3)
    }

    @Test("addresses need TLS but on this machine")
    func addresses() {
        for good in ["https://login.example.gov", "http://localhost:8080/x", "http://127.0.0.1:1"] {
            #expect(ProviderDocument.isSafe(good))
        }
        for bad in ["http://login.example.gov", "ftp://localhost", "", "http://localhost.evil.example"] {
            #expect(!ProviderDocument.isSafe(bad))
        }
    }
}
