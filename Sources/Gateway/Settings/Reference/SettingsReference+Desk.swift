extension SettingsReference {
    static let desk = Section(
        file: "intake.yaml", path: "desk",
        keys: [
            ("channels", "the rules of each channel kind; see below"),
            ("logged", "what becomes of calls and visits that staff log and that leave something to do; see below"),
            ("cool_off", "who declined an offer or let it pass is not offered the same again for so long (`60s`)"),
            (
                "unanswered_limit",
                "so many offers in a row that an agent lets pass, and they are offered nothing until they say where they are (3)"
            ),
            (
                "grace",
                "an agent whose connection is lost has so long to come back; then live work goes back to the queue (`30s`)"
            ),
            ("after_work_limit", "how long an agent may call it after-work (`5m`)"),
            (
                "hold_level",
                "the level of urgency from which on an agent's next room is kept for work that fits nowhere (5)"
            ),
            ("due_level", "the level that work has reached when its answer is due, however young it is (8)"),
            ("ceiling", "the highest level; what has reached it goes in the order in which it did (100)"),
        ])

    static let deskLogged = Section(
        file: "intake.yaml", path: "desk.logged",
        keys: [
            (
                "offered_as",
                "the channel kind by whose rule it is offered, since nobody waits on the line any more: its points, caps and times, and who is trained for it; one whose work is not live (`web`)"
            ),
            ("owner", "who has it: `queue`, until it is offered and accepted, or `author`, who logged it (`queue`)"),
        ])

    /// Of each channel kind below `desk.channels`.
    static let deskChannel = Section(
        file: "intake.yaml", path: "desk.channels",
        keys: [
            (
                "weight",
                "points of an agent's capacity that one piece of work takes (phone and walk-in 10, chat 4, text and social 2, the rest 1)"
            ),
            (
                "cap",
                "how many one agent has at most at a time, offers included (phone and walk-in 1, chat 2, social 3, text 4, the rest 5)"
            ),
            ("offers_at_once", "how many offers of the kind one agent sees at most (1)"),
            (
                "offer_limit",
                "the time to accept an offer (phone `20s`, chat `30s`, text and walk-in `60s`, the rest `2m`)"
            ),
            (
                "pace",
                "the waiting that makes work as urgent as such of the next priority (phone `10s`, chat and walk-in `30s`, text `2m`, social `30m`, the rest `2h`)"
            ),
            (
                "sticky_patience",
                "how long work waits for the agent whom the resident had, while that one has no room (phone `20s`, chat, walk-in and social `60s`, text `5m`, the rest `4h`)"
            ),
            (
                "language_patience",
                "how long work waits for somebody with the resident's language before anybody will do, or `forever` (phone `60s`, walk-in `2m`, chat `3m`, text `30m`, social `forever`, the rest `24h`)"
            ),
            ("after_work", "time after each for what is left to do, or `none` (phone `30s`, the rest `none`)"),
            (
                "live",
                "whether somebody waits at the other end: when the agent is gone, the work goes back to the queue (chat, text, phone and walk-in `true`, the rest `false`)"
            ),
        ])
}
