extension SettingsReference {
    static let learning = Section(
        file: "intake.yaml", path: "learning",
        keys: [
            (
                "at",
                "when the gateway does each day, by the city's clock, what `intake learn` does: up to a minute on all processors (never)"
            )
        ])
}
