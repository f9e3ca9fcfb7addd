import Intake
import TestKit
import Testing

@testable import Store

/// A small city with a folder for its backups, whichever its engine.
protocol CityWithBackups {
    var city: SmallCity { get }
    var backups: BackupFolder { get }
}

extension CityWithBackups {
    /// A mail so large that its bytes stand in a blob.
    @discardableResult
    func largeMail(_ number: Int) async throws -> BlobID {
        let mail = try await city.send(
            .mail("ann\(number)@example.org", "\(number)" + String(repeating: "x", count: 70_000)))
        let blob = try await city.column("SELECT blob FROM raw WHERE received = \(mail)").first
        return try #require(blob.flatMap { BlobID($0) })
    }

    /// The newest backup's folder.
    func newest() throws -> String { backups.path(of: try #require(try backups.stamps().last)) }

    /// What a check of the newest finds.
    func faults() async throws -> [String] { try await BackupCheck().look(at: try newest()).faults }
}
