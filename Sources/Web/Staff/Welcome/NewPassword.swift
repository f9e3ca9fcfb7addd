import Desk

/// A new password, typed twice.
enum NewPassword {
    /// What is wrong with it, in words; nil where nothing is.
    static func problem(_ password: String, again: String, context: [String]) -> FormProblem? {
        do throws(PasswordRule.Fault) {
            try PasswordRule.check(password, context: context)
        } catch {
            return FormProblem("password", words(error))
        }
        guard PasswordRule.normal(password) == PasswordRule.normal(again) else {
            return FormProblem("password_again", "The two passwords differ.")
        }
        return nil
    }

    /// - Throws: `StaffRefusal.unavailable` where too many are being checked already.
    static func hash(_ password: String, on bench: PasswordBench) async throws -> PasswordHash {
        do { return try await bench.make(password) } catch is PasswordBench.Busy { throw StaffRefusal.unavailable }
    }

    private static func words(_ fault: PasswordRule.Fault) -> String {
        switch fault {
        case .tooShort: "Choose a password of \(PasswordRule.shortest) characters or more; several words are good."
        case .tooLong: "This password is too long: at most \(PasswordRule.longest) bytes."
        case .containsName: "Choose a password that is not made of your name or the city's."
        case .tooCommon: "This is one of the passwords that are tried first. Choose another."
        }
    }
}
