/// What became of a change that may be refused by a rule.
package enum AccountOutcome<Value: Sendable>: Sendable {
    case done(Value)
    case refused(AccountRefusal)
}

/// Why a change of an account was refused. Nothing was written.
package enum AccountRefusal: String, Error, Hashable, Sendable {
    /// Somebody signs in with that name, or did.
    case nameTaken = "name_taken"
    case unknownAccount = "unknown_account"
    case deactivated
    /// Nobody could give accounts and roles any more.
    case lastAdministrator = "last_administrator"
    /// Whoever has no role may do nothing.
    case noRole = "no_role"
    /// The link was used, is too old, or was replaced by another.
    case linkGone = "link_gone"
}
