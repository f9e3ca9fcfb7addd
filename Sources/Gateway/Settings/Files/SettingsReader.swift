import Channels
import Foundation
import Intake
import Store
import Wire

/// Reads and checks all files; every mistake is told at once, with file and line, and nothing starts.
struct SettingsReader {
    private let file: String
    private let url: URL
    private let problems = ProblemList()
    private let secrets: SecretReader
    private let catalogue: URL?

    /// - Parameters:
    ///   - file: `intake.yaml`; paths in it count from its folder.
    ///   - environment: where `…_env` secrets are looked up.
    ///   - catalogue: read in place of the one that `routing.yaml` names.
    init(
        file: String, environment: [String: String] = ProcessInfo.processInfo.environment, catalogue: URL? = nil
    ) {
        self.file = file
        self.catalogue = catalogue
        url = URL(fileURLWithPath: file)
        secrets = SecretReader(folder: url.deletingLastPathComponent(), environment: environment)
    }

    /// - Throws: all that is wrong.
    func settings() throws(SettingsProblems) -> Settings {
        let top = SettingsFile.fields(
            at: url, name: file, known: SettingsReference.names(SettingsReference.top), problems: problems)
        guard let fields = top else { throw SettingsProblems(problems: problems.sorted) }
        let cityFields = fields.fields("city", known: SettingsReference.names(SettingsReference.city))
        let city = city(cityFields)
        let timeZone = timeZone(cityFields)
        let serviceFields = fields.fields("service", known: SettingsReference.names(SettingsReference.service))
        let holidays = HolidaysReader(fields: cityFields).holidays()
            .union(HolidaysReader(fields: serviceFields).holidays())
        let listen = listen(fields)
        let routingName = fields.text("routing", default: "routing.yaml")
        let channelsName = fields.text("channels", default: "channels")
        let channels = ChannelFilesReader(
            folder: path(channelsName), folderName: shown(channelsName), routing: path(routingName), city: city,
            publicURL: listen.publicURL, secrets: secrets, problems: problems
        ).channels()
        let routing = RoutingReader(
            file: path(routingName), name: shown(routingName), channels: channels.map(\.name), catalogue: catalogue,
            holidays: holidays, problems: problems
        ).routing()
        let templatesName = fields.text("templates", default: "templates")
        let templates = TemplatesReader(
            folder: path(templatesName), folderName: shown(templatesName), city: city, channels: channels,
            problems: problems
        ).templates()
        if let rules = routing?.rules, let templates {
            let check = RuleActionCheck(
                rules: rules.rules, departmentMail: rules.departmentMail, templates: templates, channels: channels)
            for problem in check.problems {
                problems.add(problem, file: shown(routingName), line: nil)
            }
        }
        let library = LibraryReader(
            folder: path(templatesName), folderName: shown(templatesName), problems: problems
        ).drafts()
        let secretFields = fields.fields("secrets", known: SettingsReference.names(SettingsReference.secrets))
        let keys = replyKeys(secretFields)
        let cap = acknowledgementCap(fields)
        let dedupe = fields.fields("dedupe", known: SettingsReference.names(SettingsReference.dedupe))
        let sameWords = dedupe.duration("same_words", default: .seconds(24 * 3600))
        let related = dedupe.duration("related", default: .seconds(30 * 24 * 3600))
        let reading = reading(fields)
        let accounts = AccountsReader(
            fields: fields.fields("accounts", known: SettingsReference.names(SettingsReference.accounts)),
            secrets: secrets
        ).accounts()
        let desk = DeskReader(
            fields: fields.fields("desk", known: SettingsReference.names(SettingsReference.desk)))
        let floor = desk.policy()
        let logged = desk.logged(floor)
        let service = ServiceReader(
            fields: serviceFields, calendar: CityCalendar(timeZone: timeZone), catalogue: routing?.rules.catalogue,
            holidays: routing?.rules.holidays ?? holidays
        ).targets()
        let residents = ResidentsReader(
            fields: fields.fields("residents", known: SettingsReference.names(SettingsReference.residents))
        ).residents()
        let scorecards = ScorecardsReader(
            fields: fields.fields("reviews", known: SettingsReference.names(SettingsReference.reviews))
        ).scorecards()
        let surveys = SurveysReader(
            fields: fields.fields("surveys", known: SettingsReference.names(SettingsReference.surveys))
        ).rules()
        let reportMail = ReportsReader(
            fields: fields.fields("reports", known: SettingsReference.names(SettingsReference.reports)),
            channels: channels
        ).subscriptions()
        let learning = fields.fields("learning", known: SettingsReference.names(SettingsReference.learning))
        let learnsAt = DayTimeReader(fields: learning).minutes("at")
        let places = PlacesReader(
            fields: fields.fields("places", known: SettingsReference.names(SettingsReference.places))
        ).files(path: { path($0) }, shown: { shown($0) })
        let log = log(fields)
        let store = store(fields)
        let data = path(fields.text("data", default: "data")).path
        let blobsReader = BlobsReader(fields: fields, keys: secretFields, secrets: secrets)
        let blobsKey = blobsReader.key()
        let blobs = blobsReader.blobs(key: blobsKey, isEmbedded: !PostgresURL.isOne(store), data: data) {
            path($0).path
        }
        let backup = BackupReader(
            fields: fields.fields("backup", known: SettingsReference.names(SettingsReference.backup))
        ).backup(isWanted: fields.has("backup"), store: StorePlace(store, data: data, blobs: blobs)) { path($0).path }
        guard problems.sorted.isEmpty, let routing, let templates else {
            throw SettingsProblems(problems: problems.sorted)
        }
        return Settings(
            city: city, timeZone: timeZone, store: store, data: data,
            blobs: blobs, blobsKey: blobsKey, backup: backup, listen: listen, log: log,
            replyKeys: keys,
            acknowledgementCap: cap, sameWords: sameWords, related: related, reading: reading, accounts: accounts,
            floor: floor, logged: logged, residents: residents, surveys: surveys, reportMail: reportMail,
            learnsAt: learnsAt,
            service: service,
            routing: routing.rules, catalogueFile: routing.catalogueFile,
            places: places, emergencies: routing.emergencies,
            templates: templates, library: library, scorecards: scorecards, channels: channels)
    }

    private func store(_ fields: SettingsFields) -> String {
        let store = fields.text("store", default: "data")
        guard PostgresURL.isOne(store) else { return path(store).path }
        do throws(StoreFailure) { _ = try PostgresURL(store) } catch { fields.complain("store", error.detail) }
        return store
    }

    /// How a path of `intake.yaml` is named in messages, so that it can be opened from where the command runs.
    private func shown(_ name: String) -> String {
        let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
        return name.hasPrefix("/") ? name : folder + name
    }

    private func path(_ name: String) -> URL {
        URL(fileURLWithPath: name, relativeTo: url.deletingLastPathComponent()).standardizedFileURL
    }

    private func city(_ fields: SettingsFields) -> City {
        City(
            name: fields.required("name", example: "Somerville"), service: fields.text("service"),
            phone: fields.required("phone", example: "617-555-0311"),
            language: fields.choice("language", default: .english))
    }

    private func timeZone(_ fields: SettingsFields) -> TimeZone {
        let zone = fields.required("time_zone", example: "America/New_York")
        let timeZone = TimeZone(identifier: zone)
        if !zone.isEmpty, timeZone == nil { fields.complain("time_zone", "is no time zone of the IANA database") }
        return timeZone ?? .gmt
    }

    private func listen(_ top: SettingsFields) -> Settings.Listen {
        let fields = top.fields("listen", known: SettingsReference.names(SettingsReference.listen))
        let publicAddress = address("public", fields)
        let staffAddress = fields.has("staff") ? address("staff", fields) : publicAddress
        if publicAddress == staffAddress, !publicAddress.isLoopback {
            fields.complain("staff", "may share the public listener's port on loopback only")
        }
        if !publicAddress.isLoopback {
            _ = fields.required("public_url", example: "https://311.example.gov")
        }
        let publicURL = webAddress("public_url", default: "http://localhost:\(publicAddress.port)", fields)
        let ownURL = "http://\(staffAddress.isLoopback ? "localhost" : staffAddress.host):\(staffAddress.port)"
        let usual = publicAddress == staffAddress ? publicURL : ownURL
        let staffURL = fields.has("staff_url") ? webAddress("staff_url", default: usual, fields) : usual
        // On loopback it is a proxy of this machine that connects, or this machine.
        let most = fields.integer(
            "connections_per_address", default: publicAddress.isLoopback ? 0 : 256, in: 0...1_000_000)
        return Settings.Listen(
            publicAddress: publicAddress, staffAddress: staffAddress, publicURL: publicURL, staffURL: staffURL,
            trustedProxies: fields.ranges("trusted_proxies"),
            forwardedHeader: fields.choice("forwarded_header", default: .legacy), connectionsPerAddress: most)
    }

    /// Without a slash at the end.
    private func webAddress(_ key: String, default fallback: String, _ fields: SettingsFields) -> String {
        guard var url = fields.text(key) else { return fallback }
        while url.hasSuffix("/") { url.removeLast() }
        if !url.hasPrefix("https://"), !url.hasPrefix("http://") {
            fields.complain(key, "must begin with https:// or http://")
        }
        return url
    }

    private func address(_ key: String, _ fields: SettingsFields) -> ListenAddress {
        let text = fields.text(key, default: "127.0.0.1:8311")
        if let address = ListenAddress(text) { return address }
        fields.complain(key, "must be an address and a port, e.g. 127.0.0.1:8311")
        return ListenAddress.loopback
    }

    private func replyKeys(_ fields: SettingsFields) -> [String] {
        let keys = [
            secrets.secret("reply_key", in: fields), secrets.secret("old_reply_key", in: fields, isRequired: false),
        ].compactMap { $0 }
        for key in keys where key.utf8.count < 32 {
            fields.complain("reply_key_file", "must hold at least 32 characters; make one with `openssl rand -hex 32`")
        }
        return keys
    }

    private func acknowledgementCap(_ top: SettingsFields) -> AcknowledgementCap {
        let fields = top.fields("acknowledgements", known: SettingsReference.names(SettingsReference.acknowledgements))
        return AcknowledgementCap(
            hourly: fields.integer("per_hour", default: 5, in: 1...1000),
            daily: fields.integer("per_day", default: 20, in: 1...10_000),
            unverifiedHourly: fields.integer("unverified_per_hour", default: 5_000, in: 1...1_000_000),
            oldest: fields.duration("oldest", default: .seconds(7 * 24 * 3600)))
    }

    private func reading(_ top: SettingsFields) -> Settings.Reading {
        let fields = top.fields("reading", known: SettingsReference.names(SettingsReference.reading))
        return Settings.Reading(
            time: fields.duration("time", default: .seconds(20)),
            memory: fields.integer("memory_mb", default: 2_048, in: 64...1_048_576) << 20)
    }

    private func log(_ top: SettingsFields) -> Settings.Log {
        let fields = top.fields("log", known: SettingsReference.names(SettingsReference.log))
        return Settings.Log(
            format: fields.choice("format", default: .console), level: fields.choice("level", default: .info))
    }
}
