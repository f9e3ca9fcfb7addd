import Foundation

/// The settings of a city whose gateway is measured, in a folder that is removed with it.
final class MeasuredCity {
    static let key = String(repeating: "0123456789abcdef", count: 4)
    static let twilioToken = "the-token-of-the-measured-account"
    static let twilioAccount = "AC" + String(repeating: "3", count: 32)
    static let number = "+16175550311"

    let folder: String
    let port: Int
    var settings: String { folder + "/intake.yaml" }

    /// - Parameters:
    ///   - place: where its store is to be.
    ///   - publicPort: what residents and providers think that they reach; that of the first node where there are several.
    ///   - channels: the files of `channels/`, by name.
    ///   - files: secrets that they name.
    ///   - routing: its rules, in the project.
    ///   - store: settings that say where its store is; as the place has it unless given.
    init(
        in place: MeasuredPlace, port: Int, publicPort: Int? = nil, channels: [String: String],
        files: [String: String] = [:], routing: String = "channels/routing.yaml", store: String? = nil
    ) throws {
        let repository = URL(fileURLWithPath: place.repository).standardizedFileURL.path
        folder = URL(fileURLWithPath: place.folder).standardizedFileURL.path + "/city-\(UUID().uuidString.prefix(8))"
        self.port = port
        try FileManager.default.createDirectory(atPath: folder + "/channels", withIntermediateDirectories: true)
        for (name, text) in files { try write(text, to: name) }
        for (name, text) in channels { try write(text, to: "channels/" + name) }
        try write(Self.key, to: "reply-key")
        try write(Self.twilioToken, to: "twilio-token")
        let text = """
            city: {name: Measured City, phone: 617-555-0311, time_zone: America/New_York}
            listen:
              public: 127.0.0.1:\(port)
              staff: 127.0.0.1:\(port)
              public_url: http://127.0.0.1:\(publicPort ?? port)
              # All the residents of a measured city live at one address.
              connections_per_address: 0
            templates: \(repository)/templates
            routing: \(repository)/\(routing)
            secrets: {reply_key_file: reply-key}
            # Nobody proves the senders of a measured city; all are answered.
            acknowledgements: {unverified_per_hour: 1000000}
            \(store ?? (place.store.isEmpty ? "" : "store: \(place.store)"))
            """
        try write(text, to: "intake.yaml")
    }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }
}
