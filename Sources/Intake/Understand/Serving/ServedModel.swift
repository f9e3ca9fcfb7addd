import Synchronization

/// The model in use for one purpose: exchanged as a whole while it serves, whenever there is a newer one.
package final class ServedModel: TakesModels {
    private let current = Mutex<(version: Int, model: TextModel)?>(nil)

    package init() {}

    /// The version in use; nil where nothing is learnt yet.
    package var version: Int? { current.withLock { $0?.version } }

    /// A value, so that no lock is held while it thinks.
    var model: TextModel? { current.withLock { $0?.model } }

    package func take(_ bytes: [UInt8], version: Int) throws(ModelFailure) {
        take(try TextModel(decoding: bytes), version: version)
    }

    package func take(_ new: TextModel, version: Int) {
        current.withLock { $0 = (version, new) }
    }
}
