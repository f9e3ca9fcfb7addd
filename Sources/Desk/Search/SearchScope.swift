/// Among what somebody searches.
package enum SearchScope: Hashable, Sendable {
    /// All requests, and contacts without a case.
    case everything
    /// All requests.
    case requests
    /// The requests of this department. A contact without a case is no department's, so that none is among them.
    case department(String)

    /// Whether a request of `department` is among it.
    package func holds(department: String) -> Bool {
        guard case .department(let only) = self else { return true }
        return department == only
    }
}
