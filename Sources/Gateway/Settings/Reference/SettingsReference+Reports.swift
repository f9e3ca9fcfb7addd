extension SettingsReference {
    static let reports = Section(
        file: "intake.yaml", path: "reports",
        keys: [("mail", "a list of reports that are sent after each of their periods; see below (none)")])

    /// Of each entry of `reports.mail`.
    static let reportMail = Section(
        file: "intake.yaml", path: "reports.mail",
        keys: [
            (
                "name",
                "the report's, unique; with the period it stands in the subject. Another name is another report, which is sent anew"
            ),
            ("every", "`day`, `week`, `month` or `quarter` (three months of the fiscal year, which begins in July)"),
            ("to", "an address or a list of them: of the city's people, and none of its own mailboxes"),
            (
                "pages",
                "a list of `overview`, `volume`, `service`, `satisfaction`, `chats`, `messages`, `backlog`, `departments`, `milestones`, `goals` and `forecast`, the phone's next four weeks (`[overview]`)"
            ),
            ("at", "when, by the city's clock, on the day after the period (`\"07:00\"`)"),
            ("week_starts", "`monday` or `sunday` (`monday`)"),
            ("channel", "the channel whose mailbox sends it (the first email channel by its id)"),
        ])
}
