/// A request that gets a place after it was opened, where it is open and has none by then.
package struct LocatedRequest: Hashable, Sendable {
    package var request: RowID
    package var place: FoundPlace

    package init(_ request: RowID, _ place: FoundPlace) {
        self.request = request
        self.place = place
    }
}
