import HTTPTypes

/// Why a request to the desk is not answered with what it asks for. `RefusalPages` makes a page of it.
package enum StaffRefusal: Error, Hashable, Sendable {
    case signInNeeded
    /// Their role must have a second step, and they have none yet.
    case secondStepNeeded
    /// Their roles do not allow it.
    case forbidden
    /// It does not come from a page of ours, or from one that is too old.
    case forged
    case notFound
    /// The form cannot be read, or lacks what its page always sends.
    case badForm
    case formTooLarge
    /// Seconds to wait.
    case tooMany(retryAfter: Int)
    /// Another node has the desk.
    case elsewhere
    /// We cannot just now: try again.
    case unavailable

    var status: HTTPResponse.Status {
        switch self {
        case .signInNeeded: .unauthorized
        case .forbidden, .forged, .secondStepNeeded: .forbidden
        case .notFound: .notFound
        case .badForm: .badRequest
        case .formTooLarge: .contentTooLarge
        case .tooMany: .tooManyRequests
        case .elsewhere, .unavailable: .serviceUnavailable
        }
    }

    /// A title and what to do.
    var words: (title: String, text: String) {
        switch self {
        case .signInNeeded: ("Please sign in", "Your session has ended.")
        case .secondStepNeeded: ("Second step", "Set up your second step first.")
        case .forbidden: ("Not for you", "Your roles do not include this. An administrator can give you another.")
        case .forged:
            (
                "Please try again",
                "This form was open too long, was sent from another site, or your browser refuses our cookies. Go back, reload the page and send it again."
            )
        case .notFound: ("Not found", "There is nothing at this address.")
        case .badForm: ("Please try again", "The form could not be read.")
        case .formTooLarge: ("Too much", "What was sent is larger than this form takes.")
        case .tooMany(let seconds): ("Too many attempts", "Please try again in \(StaffTime.wait(seconds)).")
        case .elsewhere:
            (
                "Please try again",
                "Another node of this gateway has the desk, or takes it over just now. Nothing was changed."
            )
        case .unavailable: ("Please try again", "The desk cannot answer just now. Nothing was changed.")
        }
    }
}
