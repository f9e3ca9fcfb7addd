/// What a signed link lets its holder do. It is part of what is signed: a link for one thing opens no other.
package enum LinkPurpose: UInt8, Sendable {
    /// Read a request's details, write on it, and say that it is not fixed.
    case track = 1
    /// Answer one survey, once.
    case survey = 2
    /// Read one chat's transcript.
    case transcript = 3
}
