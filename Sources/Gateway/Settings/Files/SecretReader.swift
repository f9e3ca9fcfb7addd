import Foundation

/// Reads secrets from files or the environment; a secret in YAML is a mistake (promise 14).
struct SecretReader {
    let folder: URL
    let environment: [String: String]

    /// The file that `KEY_file` names; nil where the secret comes from the environment.
    func file(_ key: String, in fields: SettingsFields) -> String? {
        fields.text("\(key)_file").map { URL(fileURLWithPath: $0, relativeTo: folder).standardizedFileURL.path }
    }

    /// `KEY_file` or `KEY_env` of a mapping: the secret's value, without the line break at its end.
    ///
    /// - Parameter isRequired: whether it is a mistake to name neither.
    func secret(_ key: String, in fields: SettingsFields, isRequired: Bool = true) -> String? {
        if let name = fields.text("\(key)_file") {
            let url = URL(fileURLWithPath: name, relativeTo: folder)
            guard let data = try? Data(contentsOf: url), data.count <= 65_536 else {
                fields.complain(
                    "\(key)_file",
                    "names a file that cannot be read; write the secret into it, readable only for intake")
                return nil
            }
            let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
            if text.isEmpty { fields.complain("\(key)_file", "names an empty file") }
            return text.isEmpty ? nil : text
        }
        if let name = fields.text("\(key)_env") {
            if let value = environment[name], !value.isEmpty { return value }
            fields.complain("\(key)_env", "names an environment variable that is not set")
            return nil
        }
        // A secret that stands in the YAML itself is told as that.
        if isRequired, !fields.has(key) {
            fields.complain(
                "\(key)_file", "is missing: name a file that holds the secret, or `\(key)_env` for the environment")
        }
        return nil
    }
}
