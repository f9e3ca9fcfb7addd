/// All that is wrong in a file of request types, told at once.
struct CatalogueProblems: Error, CustomStringConvertible {
    var problems: [CatalogueProblem]

    var description: String { problems.map(\.description).joined(separator: "\n") }
}
