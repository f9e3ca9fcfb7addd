/// Why a sign-in at the provider came to nothing. Its words are for the log: they hold nothing of a person.
package struct IdentityFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// The provider cannot be reached, or answers what nobody understands: it may pass.
        case unreachable
        /// What it sent does not prove anybody.
        case unproven
        /// The provider says that it is over: the person is gone there, or has signed out.
        case revoked
    }

    package let code: Code
    package let detail: String

    package init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }

    package var description: String { "\(code.rawValue): \(detail)" }
}
