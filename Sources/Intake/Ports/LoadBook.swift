/// Counts what is open in departments, queues and teams.
package protocol LoadBook: Sendable {
    /// Open requests by place; of more than a hundred thousand, the most urgent ones.
    func loads() async throws(StoreFailure) -> [RoutingLoad.Place: Int]
}
