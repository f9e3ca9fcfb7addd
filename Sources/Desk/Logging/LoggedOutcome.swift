package import Intake

/// What became of a contact that was logged.
package enum LoggedOutcome: Hashable, Sendable {
    /// It opened this request or joined it.
    case filed(TrackingNumber)
    /// It counts, and there is no case.
    case counted
    /// It is kept, and will be filed in a moment.
    case waits
    /// Another contact came under the same form's id before: nothing of this one is kept.
    case differs
}
