import Desk
import Intake

/// Checks who signs in.
struct SignInDesk: Sendable {
    /// What became of an attempt.
    enum Outcome: Hashable, Sendable {
        case signedIn(AccountID)
        /// The password was right; the account wants a code, too.
        case codeNeeded(AccountID)
        /// Name or password, we do not say which; or the code.
        case wrong
        case wait(Duration)
    }

    let signIns: any SignIns
    let bench: PasswordBench
    let clock: any WallClock

    /// The first step. A name that nobody has takes as long as one that somebody has.
    func check(_ name: SignInName, _ password: String, from origin: AttemptOrigin) async throws -> Outcome {
        if case .wait(let time) = try await signIns.attempt(on: name, from: origin, at: clock.now()) {
            return .wait(time)
        }
        guard password.utf8.count <= PasswordRule.longest else { return .wrong }
        let known = try await signIns.credentials(of: name)
        guard try await bench.matches(password, known?.password), let known else { return .wrong }
        if bench.isOutdated(known.password) {
            try await signIns.replace(known.password, by: try await bench.make(password), of: known.account)
        }
        // Only the whole way in forgets the attempts, or who knows a password could guess codes for ever.
        guard known.secret == nil else { return .codeNeeded(known.account) }
        try await signIns.forgetAttempts(on: name, from: origin)
        return .signedIn(known.account)
    }

    /// Whether somebody who is signed in knows their password.
    func confirm(_ person: StaffPerson, _ password: String) async throws -> Outcome {
        let (account, origin) = (person.account, AttemptOrigin.session(person.session.id))
        if case .wait(let time) = try await signIns.attempt(on: account.name, from: origin, at: clock.now()) {
            return .wait(time)
        }
        guard password.utf8.count <= PasswordRule.longest,
            let known = try await signIns.credentials(of: account.id),
            try await bench.matches(password, known.password)
        else { return .wrong }
        try await signIns.forgetAttempts(on: account.name, from: origin)
        return .signedIn(account.id)
    }

    /// The second step: a code of the phone's, or one from paper.
    func check(code: String, of account: AccountID, from origin: AttemptOrigin) async throws -> Outcome {
        guard let known = try await signIns.credentials(of: account), let secret = known.secret else { return .wrong }
        if case .wait(let time) = try await signIns.attempt(on: known.name, from: origin, at: clock.now()) {
            return .wait(time)
        }
        let now = clock.now()
        var isRight = false
        if let step = secret.step(of: code, at: now.milliseconds / 1000, used: known.usedStep) {
            isRight = try await signIns.useCode(step: step, of: account)
        } else if let recovery = RecoveryCode(code) {
            isRight = try await signIns.useRecoveryCode(recovery, of: account, at: now)
        }
        guard isRight else { return .wrong }
        try await signIns.forgetAttempts(on: known.name, from: origin)
        return .signedIn(account)
    }
}
