/// A message's claim to belong to a request, by a token of ours. The keyed MAC proves that we made the token; it does not
/// prove who sends it (promise 9).
package struct RequestClaim: Hashable, Codable, Sendable {
    package let request: RowID

    package init(request: RowID) { self.request = request }
}
