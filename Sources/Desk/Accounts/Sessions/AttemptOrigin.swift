package import Intake

/// From where somebody tries to prove who they are, as far as attempts are counted apart: whoever guesses at a name from elsewhere must not
/// keep its owner out.
package enum AttemptOrigin: Hashable, Sendable {
    /// Anywhere that the name was never signed in at. All of these are counted together.
    case stranger
    /// A browser in which the name was signed in before, by the token that it keeps.
    case browser(SecretToken)
    /// Somebody who is signed in, by their session.
    case session(RowID)
}
