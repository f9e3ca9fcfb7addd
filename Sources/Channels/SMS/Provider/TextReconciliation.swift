package import Intake

/// What a provider knows about a text whose sending was cut off between the call and its answer (promise 1).
package enum TextReconciliation: Hashable, Sendable {
    /// It went out, under this id where it has one: it must not be sent again.
    case wentOut(providerID: String?)
    /// The provider has nothing like it: it may be sent.
    case notThere
    /// The provider could not be asked: to be asked again, and not to be sent before.
    case cannotTell(at: Moment?, code: String)
    /// The provider has no listing: sending again is all that can be done, and may repeat the text.
    case noListing
}
