import HTTPTypes

/// Why a resident's page is not shown.
enum ResidentRefusal: Error, Hashable, Sendable {
    /// There is nothing, or nothing that this caller may know of: both look alike.
    case notFound
    /// What was sent does not come from a page of ours, or cannot be read.
    case badForm
    /// Seconds to wait.
    case tooMany(retryAfter: Int)
    /// We cannot just now.
    case unavailable

    var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .badForm: .badRequest
        case .tooMany: .tooManyRequests
        case .unavailable: .serviceUnavailable
        }
    }

    /// The word for it in ``ResidentWords``.
    var word: String {
        switch self {
        case .notFound: "not_found"
        case .badForm: "bad_form"
        case .tooMany: "too_many"
        case .unavailable: "unavailable"
        }
    }
}
