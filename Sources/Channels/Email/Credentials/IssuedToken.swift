import Mail

/// An access token as it was given.
struct IssuedToken: Sendable {
    var value: Secret
    /// How long it holds; nil where nobody said.
    var lifetime: Duration?
    /// The refresh token to be used from now on, where another came with it.
    var refreshToken: Secret?
}
