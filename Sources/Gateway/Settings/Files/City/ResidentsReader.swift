/// Reads the section `residents`.
struct ResidentsReader {
    let fields: SettingsFields

    func residents() -> Settings.Residents {
        Settings.Residents(
            linkLifetime: fields.duration("link_lifetime", default: .seconds(180 * 86_400)),
            duplicateDelay: fields.duration("duplicate_delay", default: .seconds(60)),
            linksDuplicates: fields.flag("link_duplicates", default: true),
            hasOpenData: fields.flag("open_data", default: false))
    }
}
