/// Where a message goes when no rule holds and no request type tells. Required, so that nothing is ever without a queue.
package struct RoutingDefault: Hashable, Sendable {
    package var department: String
    package var queue: String
    /// 1 is the most urgent, 5 the least.
    package var priority: Int

    package init(department: String, queue: String, priority: Int = 3) {
        self.department = department
        self.queue = queue
        self.priority = priority
    }
}
