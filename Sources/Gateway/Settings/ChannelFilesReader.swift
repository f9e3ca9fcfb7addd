import Channels
import Foundation
import Intake

/// Reads every YAML file of the folder `channels`.
struct ChannelFilesReader {
    let folder: URL
    let city: Settings.City
    let publicURL: String
    let secrets: SecretReader
    let problems: ProblemList

    /// In the order of the files' names.
    func channels() -> [ChannelSettings] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let files = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
        if files.isEmpty {
            problems.add(
                "holds no channel: put one YAML file for each channel into it", file: folder.lastPathComponent + "/")
        }
        var seen: [String: String] = [:]
        return files.compactMap { file in
            let name = folder.lastPathComponent + "/" + file
            guard let channel = channel(folder.appendingPathComponent(file), name) else { return nil }
            if let other = seen.updateValue(name, forKey: channel.name.id) {
                problems.add("has the id `\(channel.name.id)`, as \(other) has", file: name)
            }
            return channel
        }
    }

    private func channel(_ file: URL, _ name: String) -> ChannelSettings? {
        let all = SettingsReference.names(
            SettingsReference.channel, SettingsReference.email, SettingsReference.chat, SettingsReference.text)
        let kind = SettingsFile.fields(at: file, name: name, known: all, problems: ProblemList()).text("kind")
        let section: SettingsReference.Section? =
            switch kind {
            case "email": SettingsReference.email
            case "chat": SettingsReference.chat
            case "sms": SettingsReference.text
            default: nil
            }
        let known = section.map { SettingsReference.names(SettingsReference.channel, $0) } ?? all
        let fields = SettingsFile.fields(at: file, name: name, known: known, problems: problems)
        guard let kind, section != nil else {
            if fields.line != nil { fields.complain("kind", "must be email, chat or sms") }
            return nil
        }
        let id = id(fields, file)
        switch kind {
        case "email":
            return .email(EmailFileReader(fields: fields, id: id, city: city, secrets: secrets).settings())
        case "chat": return .chat(chat(fields, id))
        default:
            return TextFileReader(fields: fields, id: id, city: city, publicURL: publicURL, secrets: secrets).settings()
        }
    }

    private func id(_ fields: SettingsFields, _ file: URL) -> String {
        let id = fields.text("id") ?? file.deletingPathExtension().lastPathComponent
        let isPlain = id.utf8.allSatisfy {
            $0 == UInt8(ascii: "-") || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9"))
                || ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z"))
        }
        if !isPlain || id.isEmpty || id.utf8.count > 64 {
            fields.complain("id", "must be 1 to 64 lower-case letters, digits and hyphens")
        }
        return id
    }

    private func chat(_ fields: SettingsFields, _ id: String) -> ChatChannelSettings {
        ChatChannelSettings(
            id: id, language: fields.choice("language", default: city.language),
            acknowledges: fields.flag("acknowledge", default: true),
            allowedOrigins: [publicURL] + fields.texts("allowed_origins"),
            largestMessage: fields.integer("largest_message_bytes", default: 8192, in: 256...65_536),
            messagesPerMinute: fields.integer("messages_per_minute", default: 60, in: 1...100_000),
            sessionsPerHour: fields.integer("sessions_per_hour", default: 120, in: 1...1_000_000))
    }
}
