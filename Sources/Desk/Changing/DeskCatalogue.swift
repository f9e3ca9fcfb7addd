package import Intake

/// Where a request may be put: the city's types, departments and queues.
package struct DeskCatalogue: Sendable {
    /// Active types, in the catalogue's order.
    package let types: [RequestType]
    /// In alphabetical order.
    package let departments: [String]
    package let queues: [String]
    /// Where a request belongs of which nothing tells where.
    let otherwise: RoutingDefault

    package init(_ routing: RoutingRules) {
        types = routing.catalogue.types.filter(\.isActive)
        departments = routing.departments
        queues = routing.queues
        otherwise = routing.fallback
    }

    func type(_ code: String) -> RequestType? { types.first { $0.code == code } }
}
