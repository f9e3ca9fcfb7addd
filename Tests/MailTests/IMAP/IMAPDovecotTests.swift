import Foundation
import TestKit
import Testing

@testable import Mail

/// Against a real server, over each kind of connection.
@Suite(
    .enabled(
        if: DovecotServer.isInstalled, "Dovecot is not installed: the tests against a real IMAP server are skipped"))
struct IMAPDovecotTests {
    static func settings(_ server: DovecotServer, _ security: MailEndpoint.Security) -> IMAPSettings {
        IMAPSettings(
            endpoint: MailEndpoint(
                host: "localhost", port: security == .implicitTLS ? server.imapsPort : server.imapPort,
                security: security,
                authoritiesFile: server.certificate),
            credential: .password(user: "city", Secret(DovecotServer.password)))
    }

    static func with<Value: Sendable>(
        _ server: DovecotServer, _ security: MailEndpoint.Security = .implicitTLS, signal: WakeSignal? = nil,
        _ body: @Sendable (IMAPSession) throws -> Value
    ) async throws -> Value {
        let settings = settings(server, security)
        return try await MailThread.run(name: "dovecot-test", signal: signal) { thread in
            let session = try IMAPSession(settings, signal: thread.signal)
            defer { session.logout() }
            return try body(session)
        }
    }

    static func drain(_ session: IMAPSession, above last: UInt32 = 0, limits: FetchLimits = FetchLimits()) throws
        -> [FetchedMail]
    {
        let fetch = try session.fetch(try session.searchUIDs(above: last), limits: limits)
        var mails: [FetchedMail] = []
        while let batch = try fetch.next() { mails += batch }
        return mails
    }

    static func mail(_ number: Int, bytes: Int = 400) -> [UInt8] {
        var text = "From: ann@example.org\r\nTo: city@example.org\r\nSubject: pothole \(number) {5}\r\n\r\n"
        while text.utf8.count < bytes { text += "line \(text.utf8.count) of mail \(number) ends {12}\r\n" }
        return Array(text.utf8)
    }

    @Test(
        "logs in and drains the inbox, byte for byte",
        arguments: [MailEndpoint.Security.implicitTLS, .startTLS, .plain])
    func drain(security: MailEndpoint.Security) async throws {
        let server = try await DovecotServer.launch()
        defer { server.stop() }
        let mails =
            (1...40).map { Self.mail($0) } + [Self.mail(41, bytes: 1_500_000), Array("\r\n\u{1}\u{e4}\r\n".utf8)]
        for (index, mail) in mails.enumerated() {
            try server.deliver(mail, to: "city", name: String(format: "1.%05d", index))
        }
        let fetched = try await Self.with(server, security) { session in
            let state = try session.select("INBOX")
            #expect(state.uidNext == 43 && state.exists == 42 && state.uidValidity > 0)
            return try Self.drain(session)
        }
        #expect(Set(fetched.map(\.uid)) == Set(1...42))
        let isSame = Set(fetched.map(\.content)) == Set(mails.map { .whole($0) })
        #expect(isSame)
        #expect(fetched.allSatisfy { !$0.flags.contains("\\Seen") && ($0.internalDate ?? 0) > 1_700_000_000_000 })
    }

    @Test("a limit on mails holds against a real server")
    func tooLarge() async throws {
        let server = try await DovecotServer.launch()
        defer { server.stop() }
        try server.deliver(Self.mail(1, bytes: 300_000), to: "city")
        let fetched = try await Self.with(server) { session in
            try session.select("INBOX")
            var limits = FetchLimits()
            limits.mailBytes = 100_000
            return try Self.drain(session, limits: limits)
        }
        guard case .tooLarge(let size, let header)? = fetched.first?.content else {
            Issue.record("\(fetched)")
            return
        }
        #expect(size == Self.mail(1, bytes: 300_000).count)
        #expect(String(decoding: header, as: UTF8.self).hasSuffix("pothole 1 {5}\r\n\r\n"))
    }

    @Test("a mail that arrives while idling is noticed, flagged, moved to a new folder, and gone")
    func life() async throws {
        let server = try await DovecotServer.launch()
        defer { server.stop() }
        let arrivals = try await Self.with(server) { session in
            try session.select("INBOX")
            #expect(try session.searchAllUIDs() == [])
            let helper = Thread { try? server.deliver(Self.mail(1), to: "city") }
            helper.start()
            #expect(try session.waitForNews() == .look)
            let mails = try Self.drain(session)
            try session.addFlags(["$Kept", "\\Flagged"], to: mails.map(\.uid))
            let method = try session.move(mails.map(\.uid), to: "Erledigt & geprüft")
            #expect(method == .moved)
            #expect(try session.searchAllUIDs() == [])
            #expect(try session.list().map(\.name).contains("Erledigt & geprüft"))
            try session.select("Erledigt & geprüft")
            return try Self.drain(session)
        }
        #expect(arrivals.count == 1)
        let flags = Set(arrivals.first?.flags ?? [])
        #expect(flags.contains("$Kept") && flags.contains("\\Flagged"))
    }

    @Test("a wake ends IDLE")
    func wake() async throws {
        let server = try await DovecotServer.launch()
        defer { server.stop() }
        let signal = try WakeSignal()
        let news = try await Self.with(server, signal: signal) { session in
            try session.select("INBOX")
            _ = try session.searchAllUIDs()
            Thread { signal.wake() }.start()
            return try session.waitForNews()
        }
        #expect(news == .woken)
    }

    @Test("a wrong password, an unknown authority, another host's certificate")
    func refusals() async throws {
        let server = try await DovecotServer.launch(extra: "auth_failure_delay = 0")
        defer { server.stop() }
        var settings = Self.settings(server, .implicitTLS)
        settings.credential = .password(user: "city", Secret("wrong"))
        #expect(await ScriptedSessions.opening(settings)?.code == .authentication(.permanent))
        settings = Self.settings(server, .implicitTLS)
        settings.endpoint.authoritiesFile = nil
        #expect(await ScriptedSessions.opening(settings)?.code == .certificate)
        settings = Self.settings(server, .startTLS)
        settings.endpoint.host = "127.0.0.2"
        let failure = await ScriptedSessions.opening(settings)
        #expect(failure?.code == .certificate || failure?.code == .connect)
        settings = Self.settings(server, .plain)
        settings.endpoint.security = .implicitTLS
        #expect(await ScriptedSessions.opening(settings)?.code == .tls)
        settings = Self.settings(server, .implicitTLS)
        settings.endpoint.authoritiesFile = "/nonexistent.pem"
        #expect(await ScriptedSessions.opening(settings)?.code == .certificate)
    }

    @Test("several servers beside each other")
    func several() async throws {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 1...3 {
                group.addTask {
                    let server = try await DovecotServer.launch()
                    defer { server.stop() }
                    for index in 0..<number { try server.deliver(Self.mail(index), to: "city") }
                    return try await Self.with(server) { session in Int(try session.select("INBOX").exists) }
                }
            }
            let counts = try await group.reduce(into: Set<Int>()) { $0.insert($1) }
            #expect(counts == [1, 2, 3])
        }
    }
}
