/// Why nothing could be learnt.
package enum LearningFailure: Error, Equatable, CustomStringConvertible {
    /// There is nothing to tell apart.
    case fewerThanTwoLabels
    /// More than this many labels, or pairs of label and department.
    case tooManyLabels(limit: Int)
    /// More than this many examples.
    case tooManyExamples(limit: Int)

    package var description: String {
        switch self {
        case .fewerThanTwoLabels: "the examples have fewer than two labels: there is nothing to tell apart"
        case .tooManyLabels(let limit): "the examples have more than \(limit) labels"
        case .tooManyExamples(let limit): "there are more than \(limit) examples"
        }
    }
}
