import Synchronization

/// By what duplicates are told: exchanged as a whole while the gateway serves, whenever there is a newer model.
package final class ServedDuplicates: TakesModels {
    private let current: Mutex<(version: Int?, model: DuplicateModel)>

    /// - Parameter model: in use until there is another.
    package init(_ model: DuplicateModel = .shipped) { current = Mutex((nil, model)) }

    package var model: DuplicateModel { current.withLock { $0.model } }

    package var version: Int? { current.withLock { $0.version } }

    package func take(_ bytes: [UInt8], version: Int) throws(ModelFailure) {
        let model = try DuplicateModel(decoding: bytes)
        current.withLock { $0 = (version, model) }
    }
}
