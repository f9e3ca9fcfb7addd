package import Intake

/// What of a service request may be open data: nothing that anybody wrote to the city, and nothing of who it was.
package struct OpenRequest: Hashable, Sendable {
    package var id: RowID
    package var openedAt: Moment
    package var updatedAt: Moment
    /// Nil while it is open.
    package var closedAt: Moment?
    package var isOpen: Bool
    /// The newest update that the staff published; nil where there is none.
    package var notes: String?
    package var channelKind: String
    /// A type's code.
    package var requestType: String
    /// The types of those that it was merged into.
    package var laterTypes: [String?] = []
    /// Whether what it was merged into was set aside in the end.
    package var endsSetAside = false
    package var department: String
    package var place: String?

    package init(
        id: RowID, openedAt: Moment, updatedAt: Moment, closedAt: Moment?, isOpen: Bool,
        notes: String?, channelKind: String, requestType: String, department: String, place: String?
    ) {
        self.id = id
        self.openedAt = openedAt
        self.updatedAt = updatedAt
        self.closedAt = closedAt
        self.isOpen = isOpen
        self.notes = notes
        self.channelKind = channelKind
        self.requestType = requestType
        self.department = department
        self.place = place
    }
}
