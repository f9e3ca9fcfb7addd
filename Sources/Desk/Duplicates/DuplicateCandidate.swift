package import Intake

/// A request as it is compared with another: what it says, and when and where it stands.
package struct DuplicateCandidate: Hashable, Sendable {
    package let number: TrackingNumber
    package let title: String
    /// What its resident wrote.
    package let text: String
    package let department: String
    package let openedAt: Moment
    package let isOpen: Bool

    package init(
        number: TrackingNumber, title: String, text: String, department: String, openedAt: Moment, isOpen: Bool
    ) {
        self.number = number
        self.title = title
        self.text = text
        self.department = department
        self.openedAt = openedAt
        self.isOpen = isOpen
    }

    package init(_ hit: SearchHit) {
        self.init(
            number: hit.trackingNumber, title: hit.title, text: hit.text, department: hit.department,
            openedAt: hit.openedAt, isOpen: hit.status == .triage || hit.status == .assigned)
    }
}
