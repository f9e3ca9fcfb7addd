extension SettingsReference {
    static let reviews = Section(
        file: "intake.yaml", path: "reviews",
        keys: [
            (
                "scorecards",
                "what engagements are reviewed by; see below (one, “Standard”, of five questions); those defined at the desk come before them"
            )
        ])

    static let scorecard = Section(
        file: "intake.yaml", path: "reviews.scorecards",
        keys: [("name", "the scorecard's name"), ("questions", "what is judged; see below")])

    static let question = Section(
        file: "intake.yaml", path: "reviews.scorecards.questions",
        keys: [("text", "what is judged, in a few words"), ("points", "the most points for it, 1 to 100 (5)")])
}
