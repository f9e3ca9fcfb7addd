import Foundation
import Intake
import Store
import TestKit
import Testing

extension SmallCity {
    /// Somebody calls, and it is written down for information.
    ///
    /// - Parameter number: the caller's; nobody knows who it was without.
    /// - Returns: the contact's id.
    @discardableResult
    func call(
        _ text: String, from number: String? = nil, name: String? = nil, kind: ContactKind = .information
    ) async throws -> RowID {
        clock.advance(by: .seconds(1))
        let contact = LoggedContact(
            kind: kind, text: text, name: name, caller: number.map { Identity(kind: .phone, address: $0) },
            language: .english, enteredBy: "maria")
        let source = try #require(SourceID("call-\(ids.next())"))
        let phone = ChannelName(kind: .phone, id: "phone")
        _ = try await store.keeper.keep(
            Received(
                channel: phone, sourceID: source, lane: source.value, format: .logged, arrivedAt: clock.now(),
                bytes: Array(try JSONEncoder().encode(contact))))
        try await file()
        return RowID(rawValue: try #require(Int64(try await column("SELECT MAX(id) FROM contact")[0])))
    }
}
