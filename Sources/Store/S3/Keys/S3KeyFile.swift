import Foundation
import Intake

/// The form of AWS's credentials files: `aws_access_key_id = …`, `aws_secret_access_key = …` and perhaps `aws_session_token = …`, below
/// `[default]` or without any such line (docs.aws.amazon.com/sdkref/latest/guide/file-format.html).
enum S3KeyFile {
    private static let largest = 64 << 10

    /// Reads one. Blocks.
    ///
    /// - Throws: `.refused`, without its contents.
    static func read(_ path: String) throws(StoreFailure) -> S3Key {
        guard let data = FileManager.default.contents(atPath: path), data.count <= largest else {
            throw StoreFailure(.refused, "the file of the bucket's key cannot be read")
        }
        guard let key = key(in: String(decoding: data, as: UTF8.self)) else {
            throw StoreFailure(
                .refused,
                "the file of the bucket's key lacks `aws_access_key_id = …` or `aws_secret_access_key = …` below `[default]`"
            )
        }
        return key
    }

    static func key(in text: String) -> S3Key? {
        var section = "default"
        var values: [String: String] = [:]
        for line in text.split(whereSeparator: \.isNewline) {
            let line = line.trimmingCharacters(in: .whitespaces)
            if line.hasPrefix("["), line.hasSuffix("]") {
                section = line.dropFirst().dropLast().trimmingCharacters(in: .whitespaces)
            } else if section == "default", !line.hasPrefix("#"), !line.hasPrefix(";"),
                let mark = line.firstIndex(of: "=")
            {
                let name = line[..<mark].trimmingCharacters(in: .whitespaces)
                values[name] = line[line.index(after: mark)...].trimmingCharacters(in: .whitespaces)
            }
        }
        guard let id = values["aws_access_key_id"], let secret = values["aws_secret_access_key"] else { return nil }
        return S3Key(id: id, secret: secret, token: values["aws_session_token"])
    }
}
