extension SettingsReference {
    static let service = Section(
        file: "intake.yaml", path: "service",
        keys: [
            ("hours", "when the city works, by the city's time zone; see below (around the clock)"),
            ("holidays", "earlier name of `city.holidays`: what stands here is added to those"),
            ("targets", "a list of what is promised within what time; see below (none)"),
            ("warning_percent", "the share of a target's time after which there is a warning, 1 to 99 (75)"),
            ("on_warning", "whom a warning is for: `holder`, who has the request, `supervisors`, or both (`[holder]`)"),
            (
                "on_breach",
                "whom a breach is for, the same (`[supervisors]`, those of the request's department)"
            ),
        ])

    /// The hours of each weekday.
    static let serviceHours = Section(
        file: "intake.yaml", path: "service.hours",
        keys: [
            ("monday", "times as `8:30-16:30`, or several; the same for the other days (no work)"),
            ("tuesday", "the same"),
            ("wednesday", "the same"), ("thursday", "the same"), ("friday", "the same"), ("saturday", "the same"),
            ("sunday", "the same"),
        ])

    /// Of each entry of `service.targets`.
    static let serviceTarget = Section(
        file: "intake.yaml", path: "service.targets",
        keys: [
            (
                "stage",
                "`acknowledged` (the resident was told that we have it), `first_answer` (a person answered) or `resolved`"
            ),
            ("within", "the working time for it, e.g. `4h`"),
            ("request_type", "only for requests of this type's code (all that have no target of their own)"),
            ("channel", "only for requests that came by this kind of channel, e.g. `email` (all)"),
            ("on_warning", "whom a warning of this target is for (`service.on_warning`)"),
            ("on_breach", "whom a breach of this target is for (`service.on_breach`)"),
            ("around_the_clock", "counts every hour instead of working hours (`false`)"),
        ])
}
