package import Intake

/// Which requests a list shows.
package struct RequestFilter: Sendable {
    package var status: RequestStatus?
    /// A channel's id.
    package var channel: String?
    package var department: String?
    /// What a rule calls it.
    package var tag: String?
    /// Only requests older than this one: the next page.
    package var before: RowID?
    package var limit: Int

    package init(
        status: RequestStatus? = nil, channel: String? = nil, department: String? = nil, tag: String? = nil,
        before: RowID? = nil, limit: Int = 50
    ) {
        self.status = status
        self.channel = channel
        self.department = department
        self.tag = tag
        self.before = before
        self.limit = limit
    }
}
