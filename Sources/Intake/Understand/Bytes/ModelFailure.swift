/// Why bytes are no model.
package enum ModelFailure: Error, Equatable, CustomStringConvertible {
    /// Something else, or a model of another version of this program.
    case notAModel
    /// More bytes than any model has.
    case tooLarge(limit: Int)
    /// A part is missing, or has become something else on the way.
    case damaged

    package var description: String {
        switch self {
        case .notAModel: "this is no model, or one of another version: learn again"
        case .tooLarge(let limit): "the model has more than \(limit) bytes"
        case .damaged: "the model is damaged: learn again"
        }
    }
}
