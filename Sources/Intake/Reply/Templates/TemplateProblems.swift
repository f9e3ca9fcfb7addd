/// All that is wrong with the templates at once: the gateway does not start with any of it.
package struct TemplateProblems: Error, Hashable, Sendable, CustomStringConvertible {
    package let problems: [TemplateProblem]

    package init(_ problems: [TemplateProblem]) { self.problems = problems }

    package var description: String { problems.map(\.description).joined(separator: "\n") }
}
