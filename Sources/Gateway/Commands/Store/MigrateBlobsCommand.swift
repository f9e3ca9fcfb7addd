import ArgumentParser
import Foundation
import Intake
import Store

/// `intake migrate-blobs`.
struct MigrateBlobsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate-blobs",
        abstract: "Copy every blob to a bucket, to another folder, or back, each held against its sum.",
        discussion: """
            A place of blobs is a folder in which `blobs` stands, or s3://BUCKET/PREFIX?endpoint=… as in the settings; the key of a \
            bucket is that of the settings. The gateway may go on meanwhile: afterwards stop it, do the same again for what came \
            since, and let `blobs` of the settings name the new place. What is there already is not copied again, and nothing is \
            removed. Exit code 0 where every blob that the database names is there; 3 where the old place itself has lost some.
            """)

    /// The exit code where the old place lacks something.
    private static let lacking: Int32 = 3

    @Option(help: "Where they are; `blobs` of the settings without this.")
    var from: String?

    @Option(help: "Where they are copied to.")
    var to: String

    @OptionGroup var options: SettingsOption

    func run() async throws {
        NewFiles.keepToUs()
        let settings = try options.settings()
        let place = StorePlace(settings)
        try place.requireStore()
        try place.requireOwner("migrate-blobs")
        let source = try from.map { try Self.address($0, settings) } ?? place.blobs
        let target = try Self.address(to, settings)
        guard source != target else { throw CommandFailure("--from and --to are the same place") }
        let moved = try await BlobMoving.run(from: source, to: target, of: place)
        print(
            "\(moved.all) blobs are named: \(moved.copied) copied (\(moved.bytes >> 20) MB), \(moved.wereThere) were there already"
        )
        for id in moved.lost {
            FileHandle.standardError.write(
                Data("intake: the blob \(id) is lost: \(source) has it not, or not whole\n".utf8))
        }
        guard moved.lost.isEmpty else { throw ExitCode(Self.lacking) }
    }

    private static func address(_ text: String, _ settings: Settings) throws -> BlobAddress {
        guard S3Address.isOne(text) else { return .folder(URL(fileURLWithPath: text).path) }
        guard let key = settings.blobsKey else {
            throw CommandFailure(
                "a bucket needs a key: name its file with `secrets.blobs_key_file`, or set AWS_ACCESS_KEY_ID and "
                    + "AWS_SECRET_ACCESS_KEY in the environment")
        }
        do throws(StoreFailure) {
            return .bucket(try S3Address(text), key)
        } catch {
            throw CommandFailure("\(text) \(error.detail)")
        }
    }
}
