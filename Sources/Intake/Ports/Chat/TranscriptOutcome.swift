/// What became of a code.
package enum TranscriptOutcome: Hashable, Sendable {
    case sent
    case wrong
    /// Too late, tried too often, or none was sent.
    case over
}
