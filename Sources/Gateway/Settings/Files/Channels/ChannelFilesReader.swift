import Channels
import Foundation
import Intake

/// Reads every YAML file of the folder `channels`.
struct ChannelFilesReader {
    let folder: URL
    /// How the folder is named in messages.
    let folderName: String
    /// The routing file may stand in the same folder.
    let routing: URL
    let city: City
    let publicURL: String
    let secrets: SecretReader
    let problems: ProblemList

    /// In the order of the files' names.
    func channels() -> [ChannelSettings] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let files = names.filter { name in
            (name.hasSuffix(".yaml") || name.hasSuffix(".yml"))
                && folder.appendingPathComponent(name).standardizedFileURL != routing.standardizedFileURL
        }.sorted()
        if files.isEmpty {
            problems.add("holds no channel: put one YAML file for each channel into it", file: folderName + "/")
        }
        var seen: [String: String] = [:]
        var claimed: [ChannelClaim: String] = [:]
        return files.compactMap { file in
            let name = folderName + "/" + file
            guard let (channel, fields) = channel(folder.appendingPathComponent(file), name) else { return nil }
            if let other = seen.updateValue(name, forKey: channel.name.id) {
                problems.add("the id `\(channel.name.id)` is taken by \(other); give it another", file: name)
            }
            for claim in channel.claims {
                guard let first = claimed[claim] else {
                    claimed[claim] = name
                    continue
                }
                fields.complain(claim.key, claim.problem(takenBy: first))
            }
            return channel
        }
    }

    /// The channel, and the file's fields that say where what stands.
    private func channel(_ file: URL, _ name: String) -> (ChannelSettings, SettingsFields)? {
        let section: SettingsReference.Section? =
            switch SettingsFile.text("kind", at: file) {
            case "email": SettingsReference.email
            case "chat": SettingsReference.chat
            case "sms": SettingsReference.text
            case .some(let kind) where LoggedChannelSettings.kind(kind) != nil: SettingsReference.logged
            default: nil
            }
        guard let section else {
            // Which keys belong here, the kind would say.
            let known = SettingsReference.sections.flatMap { $0.keys.map(\.name) }
            let read = SettingsFile.fields(at: file, name: name, known: known, problems: ProblemList())
            guard let fields = read, fields.isMapping else {
                _ = SettingsFile.fields(at: file, name: name, known: known, problems: problems)
                return nil
            }
            unknownKind(fields)
            return nil
        }
        let known = SettingsReference.names(SettingsReference.channel, section)
        guard let fields = SettingsFile.fields(at: file, name: name, known: known, problems: problems) else {
            return nil
        }
        return channel(fields, id(fields, file)).map { ($0, fields) }
    }

    private func channel(_ fields: SettingsFields, _ id: String) -> ChannelSettings? {
        switch fields.text("kind") {
        case "email": .email(EmailFileReader(fields: fields, id: id, city: city, secrets: secrets).settings())
        case "chat": .chat(chat(fields, id))
        case .some(let kind) where LoggedChannelSettings.kind(kind) != nil: logged(fields, id)
        default: TextFileReader(fields: fields, id: id, city: city, publicURL: publicURL, secrets: secrets).settings()
        }
    }

    private func unknownKind(_ fields: SettingsFields) {
        let kinds = ["email", "chat", "sms"] + LoggedChannelSettings.kinds.map(\.rawValue)
        let near = fields.text("kind").flatMap { Nearest.word(to: $0, in: kinds) }.map { "; did you mean `\($0)`?" }
        problems.add(
            fields.has("kind")
                ? "`kind` must be email, chat or sms, or one that staff log (phone, walk_in, web, mobile_app, social)\(near ?? "")"
                : "`kind` is missing, e.g. `kind: email`",
            file: fields.file, line: fields.line(of: "kind"))
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

    private func logged(_ fields: SettingsFields, _ id: String) -> ChannelSettings? {
        fields.text("kind").flatMap(LoggedChannelSettings.kind).map { kind in
            .logged(
                LoggedChannelSettings(
                    name: ChannelName(kind: kind, id: id),
                    language: fields.choice("language", default: city.language)))
        }
    }

    private func chat(_ fields: SettingsFields, _ id: String) -> ChatChannelSettings {
        ChatChannelSettings(
            id: id, language: fields.choice("language", default: city.language),
            acknowledges: fields.flag("acknowledge", default: true),
            allowedOrigins: (WebOrigin(ofPage: publicURL).map { [$0.text] } ?? []) + fields.origins("allowed_origins"),
            largestMessage: fields.integer("largest_message_bytes", default: 8192, in: 256...65_536),
            messagesPerMinute: fields.integer("messages_per_minute", default: 60, in: 1...100_000),
            sessionsPerHour: fields.integer("sessions_per_hour", default: 120, in: 1...1_000_000))
    }
}
