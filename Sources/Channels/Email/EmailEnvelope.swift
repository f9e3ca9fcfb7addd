/// The envelope keys that the email channel sets on what it receives.
package enum EmailEnvelope {
    /// Why a mail goes to the quarantine at once: it was larger than the limit, so that only its header was fetched.
    package static let quarantine = "quarantine"
}
