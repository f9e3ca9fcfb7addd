extension RoutingRules {
    /// Every department that something can be routed to, in alphabetical order.
    package var departments: [String] {
        Set(catalogue.types.map(\.department) + rules.compactMap(\.outcome.department) + [fallback.department]).sorted()
    }

    /// Every queue, in alphabetical order.
    package var queues: [String] {
        Set(catalogue.types.map(\.queue) + rules.compactMap(\.outcome.queue) + [fallback.queue]).sorted()
    }
}
