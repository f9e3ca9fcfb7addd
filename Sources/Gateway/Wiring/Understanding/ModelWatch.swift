import Intake
import Logging
import Store

/// Takes up models that were learnt, also those that another node or a command learnt while this one serves. What cannot be read leaves the
/// model that there is in use.
struct ModelWatch: Sendable {
    let book: any ModelBook
    let purpose: ModelPurpose
    let served: any TakesModels
    let log: Logger

    /// Runs until the task is cancelled.
    func run() async {
        let look = RepeatedLook(pause: .seconds(5), failing: "what was learnt cannot be used", log: log)
        await look.run { () async throws(StoreFailure) in
            guard let taken = try await Self.take(purpose, from: book, into: served) else { return }
            log.info(
                "messages are understood by another model",
                metadata: [
                    "purpose": "\(purpose.rawValue)", "version": "\(taken.version)",
                    "requests": "\(taken.requests)",
                ])
        }
    }

    /// Takes up the newest model, where another one is in use; nil where there is nothing to take.
    ///
    /// - Throws: `.damaged` where its bytes are no model of this program's.
    @discardableResult
    static func take(
        _ purpose: ModelPurpose, from book: any ModelBook, into served: any TakesModels
    ) async throws(StoreFailure) -> LearntModel? {
        guard let newest = try await book.newest(for: purpose), newest.version != served.version,
            let bytes = try await book.bytes(of: newest.version)
        else { return nil }
        do throws(ModelFailure) {
            try served.take(bytes, version: newest.version)
        } catch {
            throw StoreFailure(.damaged, "model \(newest.version): \(error)")
        }
        return newest
    }
}
