package import Intake

/// A request as it is compared with another: what it says, and when and where it stands.
package struct DuplicateCandidate: Hashable, Sendable {
    package let request: RowID
    package let number: TrackingNumber
    package let title: String
    /// What its resident wrote.
    package let text: String
    package let department: String
    /// A code of the catalogue; nil where nobody told.
    package let requestType: String?
    /// As a person typed it.
    package let place: String?
    /// Who reported it, where that is known.
    package let resident: RowID?
    package let openedAt: Moment
    package let isOpen: Bool

    package init(
        request: RowID, number: TrackingNumber, title: String, text: String, department: String,
        requestType: String? = nil, place: String? = nil, resident: RowID? = nil, openedAt: Moment, isOpen: Bool
    ) {
        self.request = request
        self.number = number
        self.title = title
        self.text = text
        self.department = department
        self.requestType = requestType
        self.place = place
        self.resident = resident
        self.openedAt = openedAt
        self.isOpen = isOpen
    }

    /// A contact while somebody writes it down: compared as if it were filed now.
    ///
    /// - Parameter type: what it is likely about; nil where nothing tells.
    package static func writing(
        _ text: String, place: String, type: RequestType?, at now: Moment
    ) -> DuplicateCandidate {
        var generator = SystemRandomNumberGenerator()
        return DuplicateCandidate(
            request: RowIDSource.first(at: now), number: TrackingNumber(using: &generator), title: "", text: text,
            department: type?.department ?? "", requestType: type?.code, place: place.isEmpty ? nil : place,
            openedAt: now, isOpen: true)
    }

    /// What it is compared by.
    package var report: IncidentReport {
        IncidentReport(
            text: text.hasPrefix(title) ? text : title + "\n" + text, place: place, type: requestType,
            department: department)
    }
}
