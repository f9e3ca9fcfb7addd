/// Every key of a simulation's plan, with what it means. The reader allows these and no others, and a test holds deploy/desk/README.md
/// against the list.
enum SimulationPlanKeys {
    typealias Keys = [(name: String, meaning: String)]

    static let sections: [(title: String, keys: Keys)] = [
        ("plan", top), ("channels", channel), ("handling, patience", time), ("staff", staff),
    ]

    static func names(_ keys: Keys) -> [String] { keys.map(\.name) }

    static let top: Keys = [
        ("days", "how many days follow each other, 1 to 366 (1)"),
        ("channels", "what comes in: a list, one entry a kind; see below (the model city's)"),
        ("staff", "who works: a list; see below (the model city's)"),
        ("arrivals", "a CSV file with contacts, beside the plan; they come instead of those by chance; see below"),
        ("cool_off", "how long after declining an agent is not offered the same again (`60s`)"),
    ]

    static let channel: Keys = [
        ("kind", "`email`, `chat`, `sms`, `phone`, `walk_in`, `web`, `mobile_app` or `social`"),
        ("per_day", "contacts a day, more by day than by night"),
        ("per_hour", "instead: contacts an hour, one number for all hours or 24 of them from midnight on"),
        ("handling", "how long one takes an agent who does nothing else; see below (the model city's)"),
        ("attention", "how much of an agent one needs meanwhile, 0.05 to 1: two chats at 0.5 take no longer than one"),
        ("patience", "after how long a resident gives up; see below (never)"),
        ("within", "the wait that is promised (the model city's)"),
        ("languages", "percent of contacts by language: `en`, `es`, `pt`, `ht` (none asks for any)"),
        ("weight", "points of an agent that one takes (phone and walk-in 10, chat 4, text and social 2, the rest 1)"),
        ("cap", "how many one agent has at most (phone and walk-in 1, chat 2, social 3, text 4, the rest 5)"),
        ("offers_at_once", "how many offers one agent sees at most (1)"),
        ("offer_limit", "the time to accept one (phone `20s`, chat `30s`, text and walk-in `60s`, the rest `2m`)"),
        ("after_work", "time for what is left to do after each, or `none` (phone `30s`, the rest `none`)"),
    ]

    static let time: Keys = [
        ("fixed", "always this long"),
        ("exponential", "by chance, with this mean: Erlang's assumption"),
        ("lognormal", "by chance, with this mean: as handling times mostly are"),
        ("variation", "with `lognormal`: the standard deviation as a share of the mean (1)"),
    ]

    static let staff: Keys = [
        ("name", "what they are called in the report"),
        ("count", "how many they are (1)"),
        ("from", "when they begin, such as `8:30`; without `from` and `to` they are there all the time"),
        ("to", "when they end; before `from`, on the next day"),
        ("breaks", "times within, such as `12:00-12:30`: nothing new, what is in hand is finished"),
        ("channels", "the kinds that they are trained for (all)"),
        ("languages", "`en`, `es`, `pt`, `ht` (`en`)"),
        ("points", "how much one carries (10)"),
        ("accepts_after", "how long one takes to accept an offer (`5s`)"),
    ]
}
