/// What a request is about, and where it stands in line.
package struct RequestDetails: Hashable, Sendable {
    /// A code of the catalogue; nil for none.
    package var requestType: String?
    package var department: String
    package var queue: String
    package var priority: Int
    package var place: String?

    package init(requestType: String?, department: String, queue: String, priority: Int, place: String?) {
        self.requestType = requestType
        self.department = department
        self.queue = queue
        self.priority = priority
        self.place = place
    }
}
