import Intake
import Store

/// Reads where the blobs are: `blobs`, and for a bucket its key.
struct BlobsReader {
    /// The top of `intake.yaml`.
    let fields: SettingsFields
    /// Its `secrets`.
    let keys: SettingsFields
    let secrets: SecretReader

    /// - Parameters:
    ///   - key: of a bucket.
    ///   - isEmbedded: whether the database is a file, beside which they stand then.
    ///   - data: the folder in which they stand where nothing else is said.
    ///   - path: a path of the settings, made whole.
    func blobs(key: S3KeySource?, isEmbedded: Bool, data: String, path: (String) -> String) -> BlobAddress {
        guard let text = fields.text("blobs") else { return .folder(data) }
        if isEmbedded {
            fields.complain(
                "blobs", "is for several nodes on PostgreSQL; beside the embedded store blobs stand in its folder")
        }
        guard S3Address.isOne(text) else { return .folder(path(text)) }
        do throws(StoreFailure) {
            let address = try S3Address(text)
            if let key { return .bucket(address, key) }
            fields.complain(
                "blobs",
                "needs a key: name its file with `secrets.blobs_key_file`, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment"
            )
            return .folder(data)
        } catch {
            fields.complain("blobs", error.detail)
            return .folder(data)
        }
    }

    /// Of a bucket; nil where there is none.
    func key() -> S3KeySource? {
        guard let file = secrets.file("blobs_key", in: keys) else {
            return S3KeySource(environment: secrets.environment)
        }
        let source = S3KeySource.file(file)
        do throws(StoreFailure) { _ = try source.key() } catch { keys.complain("blobs_key_file", error.detail) }
        return source
    }
}
