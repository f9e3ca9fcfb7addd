package import Desk
package import Intake

/// Contacts without a case, beside what else their residents reached us about.
package struct SQLContactBook: ContactBook {
    private let database: any SQLDatabase

    init(database: any SQLDatabase) { self.database = database }

    package func contact(_ id: RowID) async throws(StoreFailure) -> ContactStory? {
        try await database.read { session throws(StoreFailure) in
            guard let contact = try CountedContactRows.find(id, session) else { return nil }
            guard let resident = contact.resident else {
                return ContactStory(contact: contact, requests: [], others: [])
            }
            return ContactStory(
                contact: contact, requests: try ResidentReader.requests(of: resident, session),
                others: try CountedContactRows.all(of: resident, session).filter { $0.id != id })
        }
    }
}
