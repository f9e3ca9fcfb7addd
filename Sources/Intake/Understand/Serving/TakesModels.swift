/// Takes up models that were learnt, while it is in use.
package protocol TakesModels: Sendable {
    /// The version in use; nil where none was taken up.
    var version: Int? { get }

    /// Takes up a version.
    ///
    /// - Throws: where its bytes are no model of this program's.
    func take(_ bytes: [UInt8], version: Int) throws(ModelFailure)
}
