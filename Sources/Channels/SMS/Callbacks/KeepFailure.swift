package import Intake

/// Why a call was not kept in time. Either way the provider is told 503 and will, or may be asked to, call again.
package enum KeepFailure: Error, Hashable, Sendable {
    /// The store said no.
    case store(StoreFailure)
    /// The store has not answered. It may still keep the thing; if the provider calls again, that is a redelivery.
    case late
    /// The gateway is shutting down.
    case closing
}
