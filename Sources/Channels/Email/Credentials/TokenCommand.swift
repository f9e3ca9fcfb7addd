import Foundation
import Mail
import Wire

/// Runs the operator's command that prints an access token.
struct TokenCommand {
    /// A token is of some kilobytes at most.
    private static let limits = ChildLimits(time: .seconds(30), outputBytes: 64 << 10)

    private let command: [String]
    private let limits: ChildLimits

    init(_ command: [String], limits: ChildLimits = Self.limits) {
        self.command = command
        self.limits = limits
    }

    /// - Throws: `CredentialFailure`.
    func run() async throws -> IssuedToken {
        guard let program = command.first else { throw CredentialFailure(mayPass: false, "the token command is empty") }
        // What it complains about is for the operator's eyes.
        let child = ChildProgram(program, Array(command.dropFirst()), limits: limits, showsErrors: true)
        let outcome: ChildOutcome
        do {
            outcome = try await child.run()
        } catch {
            throw CredentialFailure(mayPass: false, "the token command cannot be run: \(error)")
        }
        switch outcome.end {
        case .exited(0): break
        case .exited(let status): throw CredentialFailure(mayPass: true, "the token command failed with \(status)")
        case .signalled(let signal):
            throw CredentialFailure(mayPass: true, "the token command was ended by signal \(signal)")
        case .overtime, .silent: throw CredentialFailure(mayPass: true, "the token command took too long")
        case .talkative: throw CredentialFailure(mayPass: false, "the token command printed more than a token")
        case .cancelled: throw CredentialFailure(mayPass: true, "the token command was cut off")
        }
        let token = String(decoding: outcome.output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard !token.isEmpty else { throw CredentialFailure(mayPass: false, "the token command printed nothing") }
        guard OAuthTokenAnswer.isToken(token) else {
            throw CredentialFailure(mayPass: false, "the token command printed something else than one token")
        }
        return IssuedToken(value: Secret(token), lifetime: nil)
    }
}
