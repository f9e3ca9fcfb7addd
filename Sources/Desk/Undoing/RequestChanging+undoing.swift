import Intake

extension RequestChanging {
    /// A request without the place that its text named.
    package func unlocated(_ facts: ChangeFacts, by changer: Changer) -> ChangeVerdict {
        verdict(.details(details(of: facts.standing, place: nil)), facts, changer)
    }

    /// A request as it stands where nothing tells where it belongs: without a type, in the default department and queue.
    ///
    /// - Parameter keepsPriority: a person has set it since.
    package func unplaced(_ facts: ChangeFacts, keepsPriority: Bool, by changer: Changer) -> ChangeVerdict {
        var details = details(of: facts.standing, place: facts.standing.place)
        details.requestType = nil
        details.department = catalogue.otherwise.department
        details.queue = catalogue.otherwise.queue
        if !keepsPriority { details.priority = catalogue.otherwise.priority }
        return verdict(.details(details), facts, changer)
    }

    private func details(of standing: RequestStanding, place: String?) -> RequestDetails {
        RequestDetails(
            requestType: standing.requestType, department: standing.department, queue: standing.queue,
            priority: standing.priority, place: place)
    }
}
