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

    private final class Tally: Sendable {
        private let number = Mutex(0)
        var count: Int { number.withLock { $0 } }
        func add() { number.withLock { $0 += 1 } }
    }

    private static func set(_ provider: TinyProvider) -> [UInt8] {
        (try? JSONSerialization.data(withJSONObject: ["keys": [provider.publicKey]])).map { Array($0) } ?? []
    }

    @Test("a fetch that failed is made again for the next token, and says nothing of this one")
    func failing() async throws {
        let provider = TinyProvider()
        let keys = ProviderKeys()
        let fetched = Mutex(0)
        @Sendable func fetch() async throws(IdentityFailure) -> [UInt8] {
            let number = fetched.withLock { count in
                count += 1
                return count
            }
            guard number > 1 else { throw IdentityFailure(.unreachable, "503") }
            return Self.set(provider)
        }
        let first = await #expect(throws: IdentityFailure.self) {
            _ = try await keys.token(provider.idToken("https://x", nonce: "n"), now: 100, fetch: fetch)
        }
        #expect(first?.code == .unreachable)
        _ = try await keys.token(provider.idToken("https://x", nonce: "n"), now: 100, fetch: fetch)
        // A key that is not known, and no fetch: nothing is proven, and nothing disproven.
        provider.changeKey(to: "k2")
        let unknown = await #expect(throws: IdentityFailure.self) {
            _ = try await keys.token(provider.idToken("https://x", nonce: "n"), now: 101, fetch: fetch)
        }
        #expect(unknown?.code == .unreachable)
    }

    @Test("who comes while keys are fetched waits for them")
    func together() async throws {
        let provider = TinyProvider()
        let keys = ProviderKeys()
        let fetched = Tally()
        let (gate, opener) = AsyncStream<Void>.makeStream()
        let token: @Sendable () async throws -> Void = {
            _ = try await keys.token(provider.idToken("https://x", nonce: "n"), now: 100) {
                fetched.add()
                for await _ in gate { break }
                return Self.set(provider)
            }
        }
        async let first: Void = token()
        try await eventually { fetched.count == 1 }
        async let second: Void = token()
        async let third: Void = token()
        for _ in 0..<1_000 { await Task.yield() }
        opener.yield()
        _ = try await (first, second, third)
        #expect(fetched.count == 1)
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
