package import Intake

/// What the store knows of a request when its department is asked, read in the transaction that writes the mails.
package struct AskedRequest: Hashable, Sendable {
    package var now: Moment
    package var request: RowID
    package var number: TrackingNumber
    package var department: String
    package var requestType: String?
    package var priority: Int
    package var openedAt: Moment

    package init(
        now: Moment, request: RowID, number: TrackingNumber, department: String, requestType: String?, priority: Int,
        openedAt: Moment
    ) {
        self.now = now
        self.request = request
        self.number = number
        self.department = department
        self.requestType = requestType
        self.priority = priority
        self.openedAt = openedAt
    }
}
