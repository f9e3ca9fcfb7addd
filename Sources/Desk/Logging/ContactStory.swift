/// A contact without a case, and what else its resident reached us about.
package struct ContactStory: Sendable {
    package var contact: CountedContact
    /// The newest first, at most 30; none where nobody knows who it was.
    package var requests: [ResidentRequest]
    /// Their other contacts without a case, the newest first, at most 30.
    package var others: [CountedContact]

    package init(contact: CountedContact, requests: [ResidentRequest], others: [CountedContact]) {
        self.contact = contact
        self.requests = requests
        self.others = others
    }
}
