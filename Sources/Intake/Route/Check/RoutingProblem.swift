/// Something wrong with the routing rules or the catalogue, for `intake check`.
package struct RoutingProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where it stands.
    package enum Place: Hashable, Sendable {
        case routingDefault
        /// The rule at this index of the list.
        case rule(Int, name: String)
        /// The type at this index of the catalogue.
        case requestType(Int, code: String)
    }

    package let place: Place
    /// What is wrong and what to do, in words for the operator.
    package let reason: String

    package init(_ place: Place, _ reason: String) {
        self.place = place
        self.reason = reason
    }

    package var description: String {
        switch place {
        case .routingDefault: "default: \(reason)"
        case .rule(let index, let name): "rule \(index + 1) (\(name)): \(reason)"
        case .requestType(let index, let code): "request type \(index + 1) (\(code)): \(reason)"
        }
    }
}
