extension SettingsReference {
    static let backup = Section(
        file: "intake.yaml", path: "backup",
        keys: [
            ("folder", "where backups are written, each in a folder of its own; best on another disk"),
            ("every", "how often; one that is older than twice that makes `/health/ready` say `degraded` (`24h`)"),
            ("keep", "how many stay: older ones are removed after a new one is whole (14)"),
        ])
}
