import AsyncHTTPClient
import Logging
import Store
import Web

@testable import Gateway

extension CityFiles {
    /// Opens what a gateway with these settings works with, the store made where it is not there yet, and closes it again.
    func withParts<Result>(_ work: (GatewayParts) async throws -> Result) async throws -> Result {
        let parts = try await GatewayParts.open(
            settings(), metrics: MetricsRegistry(), log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        do {
            let result = try await work(parts)
            try await close(parts)
            return result
        } catch {
            try await close(parts)
            throw error
        }
    }

    private func close(_ parts: GatewayParts) async throws {
        await parts.words.close()
        await parts.database.close()
        await parts.blobs.close()
        try await parts.client.shutdown()
    }
}
