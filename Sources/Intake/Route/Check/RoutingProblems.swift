/// All that is wrong with the routing at once: the gateway does not start with any of it.
package struct RoutingProblems: Error, Hashable, Sendable, CustomStringConvertible {
    package let problems: [RoutingProblem]

    package init(_ problems: [RoutingProblem]) { self.problems = problems }

    package var description: String { problems.map(\.description).joined(separator: "\n") }
}
