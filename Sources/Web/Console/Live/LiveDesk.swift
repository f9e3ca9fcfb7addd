import Desk
import HTTPTypes
import Intake
import Reports

/// What all desk sockets share.
struct LiveDesk: Sendable {
    let hub: LiveHub
    let chats: LiveChats
    let floor: FloorDriver
    let requests: any RequestBook
    /// Who is signed in by a request's cookie; nil where nobody is.
    let person: @Sendable (HTTPFields) async throws(StoreFailure) -> StaffPerson?

    /// Whether this node has the desk.
    let isHere: @Sendable () async -> Bool

    /// The request of a number, where the person may see it.
    func item(_ number: String, for person: StaffPerson) async throws(StoreFailure) -> ItemID? {
        guard person.may(.requestRead), let number = TrackingNumber(number) else { return nil }
        let found = try await requests.request(number)
        guard let found, RequestSight(person.account).sees(found.summary.placement) else { return nil }
        return ItemID(rawValue: found.summary.id.rawValue)
    }
}
