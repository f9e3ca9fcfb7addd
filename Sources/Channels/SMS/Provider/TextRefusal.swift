/// Why a provider's call was not believed. All of them are answered 403 and counted by their name; none is logged with
/// anything of the request in it (promise 14).
package enum TextRefusal: String, Error, Hashable, Sendable, CaseIterable {
    /// No signature, token or credentials came with it.
    case unsigned
    /// The signature is not the one that any secret of ours makes.
    case wrongSignature = "wrong_signature"
    /// It names a way of signing that we do not know.
    case unknownAlgorithm = "unknown_algorithm"
    /// The body is not the one whose hash was signed.
    case wrongBodyHash = "wrong_body_hash"
    /// Signed too long ago or in the future.
    case outOfTime = "out_of_time"
    /// The caller's address is not on the channel's list.
    case sourceNotAllowed = "source_not_allowed"
    /// It cannot be read so far that a signature could be checked.
    case malformed
}
