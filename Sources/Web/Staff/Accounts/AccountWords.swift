import Desk

/// Refusals in words.
enum AccountWords {
    static func text(_ refusal: AccountRefusal) -> String {
        switch refusal {
        case .nameTaken: "There is an account of that name, perhaps a deactivated one."
        case .unknownAccount: "There is no such account."
        case .deactivated: "This account is deactivated. Reactivate it first."
        case .lastAdministrator: "This is the last administrator. Make another one first."
        case .noRole: "Choose a role, or several."
        case .linkGone: "This link does not work any more."
        }
    }
}
