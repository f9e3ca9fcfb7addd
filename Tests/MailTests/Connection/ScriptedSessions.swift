import TestKit
import Testing

@testable import Mail

/// Sessions against scripted servers, on a mail thread as in production.
enum ScriptedSessions {
    static func imapSettings(
        _ port: UInt16, credential: MailCredential = .password(user: "city", Secret("sesame")),
        adjust: (inout IMAPSettings) -> Void = { _ in }
    ) -> IMAPSettings {
        var settings = IMAPSettings(
            endpoint: MailEndpoint(host: "127.0.0.1", port: port, security: .plain), credential: credential)
        settings.connecting = .seconds(10)
        settings.silence = .seconds(10)
        adjust(&settings)
        return settings
    }

    /// Opens an IMAP session to a server that plays `script` and hands it to `body`.
    static func imap<Value: Sendable>(
        adjust: @Sendable (inout IMAPSettings) -> Void = { _ in }, signal: WakeSignal? = nil,
        script: @escaping @Sendable (ScriptedPeer) throws -> Void,
        body: @Sendable (IMAPSession) throws -> Value
    ) async throws -> Value {
        let server = try ScriptedServer(script)
        defer { server.stop() }
        let settings = imapSettings(server.port, adjust: adjust)
        let value = try await MailThread.run(name: "test", signal: signal) { thread in
            let session = try IMAPSession(settings, signal: thread.signal)
            return try body(session)
        }
        #expect(server.complaints == [])
        return value
    }

    /// The failure with which opening an IMAP session ends.
    static func imapFailure(
        credential: MailCredential = .password(user: "city", Secret("sesame")),
        script: @escaping @Sendable (ScriptedPeer) throws -> Void
    ) async throws -> ConnectionFailure? {
        let server = try ScriptedServer(script)
        defer { server.stop() }
        let failure = await opening(imapSettings(server.port, credential: credential))
        #expect(server.complaints == [])
        return failure
    }

    /// Opens an IMAP session, and says why it did not open.
    static func opening(_ settings: IMAPSettings) async -> ConnectionFailure? {
        do {
            try await MailThread.run(name: "test") { thread in _ = try IMAPSession(settings, signal: thread.signal) }
        } catch let failure as IMAPFailure {
            if case .connection(let failure) = failure.reason { return failure }
            Issue.record(failure)
        } catch {
            Issue.record(error)
        }
        return nil
    }

    static func smtp<Value: Sendable>(
        credential: MailCredential? = nil,
        script: @escaping @Sendable (ScriptedPeer) throws -> Void,
        body: @Sendable (SMTPSession) throws -> Value
    ) async throws -> Value {
        let server = try ScriptedServer(script)
        defer { server.stop() }
        let endpoint = MailEndpoint(host: "127.0.0.1", port: server.port, security: .plain)
        let value = try await MailThread.run(name: "test") { thread in
            let session = try SMTPSession(
                endpoint: endpoint, credential: credential, heloName: "gw.example.org", signal: thread.signal)
            return try body(session)
        }
        #expect(server.complaints == [])
        return value
    }
}
