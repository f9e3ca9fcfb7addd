import Desk

extension ChangeAuthor {
    /// The number of the account; 0 for the command line, which has none.
    var account: Int64 {
        switch self {
        case .person(let id): id.rawValue
        case .command: 0
        }
    }
}
