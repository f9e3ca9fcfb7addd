import Intake
import TestKit
import Testing

@testable import Store

@Suite("The way to PostgreSQL")
struct PostgresLinkTests {
    @Test(
        "within the machine nobody is in between",
        arguments: [
            ("/run/postgresql", ""), ("@intake", ""), ("localhost", "127.0.0.1"), ("localhost", "::1"),
            ("db", "127.0.1.1"), ("localhost", ""),
        ])
    func local(_ host: String, _ address: String) {
        #expect(PostgresLink(host: host, address: address, mode: "prefer", isEncrypted: false).doubt == nil)
    }

    @Test("to another machine it is to be encrypted, and the server to be proven")
    func remote() {
        func doubt(_ mode: String, isEncrypted: Bool = true) -> String? {
            PostgresLink(host: "db1", address: "192.0.2.7", mode: mode, isEncrypted: isEncrypted).doubt
        }
        for mode in ["disable", "allow", "prefer"] {
            #expect(doubt(mode, isEncrypted: false)?.contains("db1 is not encrypted") == true)
        }
        for mode in ["allow", "prefer", "require"] {
            #expect(doubt(mode)?.contains("sslmode=\(mode) believes whoever answers") == true)
        }
        for mode in ["verify-ca", "verify-full"] { #expect(doubt(mode) == nil) }
    }

    @Test(
        "a connection knows its own",
        .enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed"))
    func own() async throws {
        let folder = try TemporaryFolder()
        let url = try await PostgresDatabases.shared.url(of: folder, isMigrated: false)
        let database = try await PostgresDatabase.open(url, purpose: .read)
        let link = try await database.read { session throws(StoreFailure) in
            (session as? PostgresSession)?.connection.link
        }
        #expect(link?.host.hasPrefix("/") == true && link?.isLocal == true)
        #expect(link?.mode == "prefer" && link?.isEncrypted == false)
        #expect(try await database.doubts().allSatisfy { !$0.contains("sslmode") })
        await database.close()
    }
}
