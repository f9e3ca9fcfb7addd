import Intake
import Logging
import Store

/// Takes up models that were learnt, also those that another node or a command learnt while this one serves.
struct ModelWatch: Sendable {
    private static let pause: Duration = .seconds(5)

    let book: any ModelBook
    let purpose: ModelPurpose
    let served: any TakesModels
    let log: Logger
    var clock = ContinuousClock()

    /// Runs until the task is cancelled. What cannot be read is told once, and leaves the model that there is in use.
    func run() async {
        var isFailing = false
        while !Task.isCancelled {
            do throws(StoreFailure) {
                if let taken = try await Self.take(purpose, from: book, into: served) {
                    log.info(
                        "messages are understood by another model",
                        metadata: [
                            "purpose": "\(purpose.rawValue)", "version": "\(taken.version)",
                            "requests": "\(taken.requests)",
                        ])
                }
                isFailing = false
            } catch {
                if !isFailing { log.warning("what was learnt cannot be used", metadata: ["reason": "\(error)"]) }
                isFailing = true
            }
            do { try await clock.sleep(for: Self.pause) } catch { return }
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
