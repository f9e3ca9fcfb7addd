/// Why a credential cannot be had. Holds no secret and no account name.
package struct CredentialFailure: Error, CustomStringConvertible {
    /// Whether trying again later may help without anyone mending a setting.
    package let mayPass: Bool
    package let description: String

    init(mayPass: Bool, _ description: String) {
        self.mayPass = mayPass
        self.description = description
    }
}
