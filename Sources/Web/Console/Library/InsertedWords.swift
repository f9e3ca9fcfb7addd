import Foundation

/// What the script of a request's page puts into the answer.
struct InsertedWords: Encodable {
    let text: String
    /// Whether the answer closes the request, unless its author says otherwise.
    let resolves: Bool
    /// What else choosing it did.
    let told: String?

    func json() throws -> [UInt8] { Array(try JSONEncoder().encode(self)) }
}
