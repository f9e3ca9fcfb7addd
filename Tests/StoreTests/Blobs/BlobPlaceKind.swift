import Foundation
import Intake
import Store
import TestKit
import Testing

/// The places of blobs that the contract suite runs on.
enum BlobPlaceKind: String, CaseIterable, CustomTestStringConvertible, Sendable {
    case folder
    case s3

    /// Those that are here. A folder always is.
    static let allCases: [BlobPlaceKind] = S3Server.isInstalled ? [.folder, .s3] : [.folder]

    var testDescription: String { rawValue }

    /// Opens the place that belongs to `folder`; the caller keeps that and closes the place.
    func open(_ folder: TemporaryFolder) async throws -> any BlobPlace {
        switch self {
        case .folder: return try BlobFolder(folder: folder.path)
        case .s3: return try await Self.bucket(folder)
        }
    }

    /// A bucket's part of its own, by the folder's name.
    static func bucket(
        _ folder: TemporaryFolder, as user: S3Server.User = .gateway, clock: any WallClock = SystemWallClock(),
        _ change: (inout S3Limits) -> Void = { _ in }
    ) async throws -> S3Blobs {
        let server = try await BlockingWork.run { try S3Server.shared() }
        let prefix = URL(fileURLWithPath: folder.path).lastPathComponent
        let key = try #require(S3Key(id: user.id, secret: user.secret))
        var limits = S3Limits()
        // The server reads its programs with its first answer, which lasts on a machine that was just started.
        (limits.answer, limits.patience) = (Patience.usual, Patience.usual)
        change(&limits)
        return try S3Blobs(
            try S3Address(server.address("tests/\(prefix)")), key: .fixed(key), clock: clock, limits: limits)
    }
}
