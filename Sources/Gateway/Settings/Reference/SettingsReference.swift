/// Every setting there is, by file, with what it means. The reader allows these keys and no others, and a test holds the README
/// against the list.
package struct SettingsReference: Sendable {
    package struct Section: Sendable {
        /// `intake.yaml`, or the kind of a file in `channels/`.
        package let file: String
        /// The mapping within the file; empty for its top.
        package let path: String
        package let keys: [(name: String, meaning: String)]
    }

    package static let sections: [Section] = [
        city, top, backup, listen, secrets, acknowledgements, dedupe, reading, accounts, openID, openIDGroups, desk,
        deskChannel, deskLogged, service,
        serviceHours,
        serviceTarget, residents, surveys, reports, reportMail, learning, log,
        reviews, scorecard, question, channel, email,
        mailServer, oauth,
        chat,
        text,
        twilio,
        kannel, route, rule, ruleMatch, ruleLoad, rulePlace, emergency, departmentMail, requestType, typeQuestion,
        catalogue,
        places, placeColumns, volumeMapping, volumeColumns, volumeChannel,
    ]

    /// The keys' names.
    static func names(_ sections: Section...) -> [String] { sections.flatMap { $0.keys.map(\.name) } }

    static let top = Section(
        file: "intake.yaml", path: "",
        keys: [
            ("city", "who the city is; see below"),
            (
                "store",
                "the folder of the database, `intake.sqlite`, and of `blobs`; a file's name stands for its folder; or the URL of a PostgreSQL database, `postgresql://USER@HOST/DATABASE` (`data`)"
            ),
            ("data", "beside a PostgreSQL database: the folder of `blobs` and of this node's search index (`data`)"),
            (
                "blobs",
                "where several nodes serve a PostgreSQL database: the folder in which `blobs` stands, which all of them see; or a bucket, `s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION&style=path`, whose `endpoint` is AWS's where it is left out, `region` `us-east-1`, and `style`, `host` or `path`, what the endpoint wants: `host` is AWS's, `path` everybody's (`data`)"
            ),
            ("backup", "the backups that the gateway takes by itself; see below (none)"),
            ("listen", "where the gateway listens; see below"),
            ("channels", "the folder with one YAML file a channel (`channels`)"),
            ("templates", "the folder with the texts of answers (`templates`)"),
            ("routing", "the file with request types and routing rules (`routing.yaml`)"),
            (
                "places",
                "the city's streets, landmarks and outlines, by which places are found in texts; see below (none)"
            ),
            ("secrets", "keys of the gateway's own; see below"),
            ("acknowledgements", "how many acknowledgements one recipient gets; see below"),
            ("dedupe", "how far back repeats are looked for; see below"),
            ("reading", "what reading one message may take; see below"),
            ("accounts", "how the staff sign in; see below"),
            ("reviews", "what agents' work is reviewed by; see below"),
            ("desk", "how work is given to agents; see below"),
            ("service", "what the city promises within what time; see below"),
            ("residents", "the pages that residents see; see below"),
            ("learning", "when the gateway learns from what people decided; see below (only by `intake learn`)"),
            ("surveys", "when residents are asked how we did; see below"),
            ("reports", "reports that are sent by mail; see below"),
            ("log", "how it logs; see below"),
        ])

    static let city = Section(
        file: "intake.yaml", path: "city",
        keys: [
            ("name", "the city's name, e.g. `Somerville`"),
            ("service", "what residents call this service (the name and 311, or the name alone if 311 stands in it)"),
            ("phone", "the number to call, for the answer to HELP"),
            ("time_zone", "the city's time zone, by which days are counted, e.g. `America/New_York`"),
            ("language", "the language of answers where nothing else tells: `en`, `es`, `pt` or `ht` (`en`)"),
            (
                "holidays",
                "days without work, e.g. `[2026-07-04, 2026-12-25]`, for working hours, rules and forecasts (none)"
            ),
        ])

    static let listen = Section(
        file: "intake.yaml", path: "listen",
        keys: [
            ("public", "address and port for residents and callbacks (`127.0.0.1:8311`)"),
            (
                "staff",
                "address and port for the desk, health detail and metrics; may be the public one on loopback only (`127.0.0.1:8311`)"
            ),
            ("public_url", "scheme and host under which residents and providers reach the public listener"),
            (
                "staff_url",
                "scheme and host under which staff reach the desk, for links (`public_url` where both share a port, otherwise http and the address of `staff`)"
            ),
            ("trusted_proxies", "addresses or networks that are believed who the client is (none)"),
            (
                "forwarded_header",
                "what they write: `x-forwarded-for`, with `x-forwarded-proto` and `x-forwarded-host`, or `forwarded` (RFC 7239); of the other nothing is believed, since they pass it on as the client wrote it (`x-forwarded-for`)"
            ),
            (
                "connections_per_address",
                "connections that one address may have open on the public listener, of `trusted_proxies` any number; 0 for no limit (256, on loopback 0)"
            ),
        ])

    static let secrets = Section(
        file: "intake.yaml", path: "secrets",
        keys: [
            ("reply_key_file", "a file with the key of our Message-IDs and reply tokens; at least 32 characters"),
            ("reply_key_env", "the same from an environment variable"),
            ("old_reply_key_file", "the key before, still accepted while old mails are answered"),
            ("old_reply_key_env", "the same from an environment variable"),
            (
                "blobs_key_file",
                "where `blobs` is a bucket: a file with its key in the form of AWS's credentials files, `aws_access_key_id = …` and `aws_secret_access_key = …`, with `aws_session_token = …` where need be; read again when the key is refused (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN` of the environment)"
            ),
        ])

    static let acknowledgements = Section(
        file: "intake.yaml", path: "acknowledgements",
        keys: [
            ("per_hour", "acknowledgements one recipient gets in an hour (5)"),
            ("per_day", "acknowledgements one recipient gets in 24 hours (20); later ones come as one digest"),
            (
                "unverified_per_hour",
                "acknowledgements that mail from unverified senders gets in an hour in all; further ones are not sent (5000)"
            ),
            ("oldest", "what arrived longer ago is filed and not answered: the first look into an old mailbox (`7d`)"),
        ])

    static let dedupe = Section(
        file: "intake.yaml", path: "dedupe",
        keys: [
            ("same_words", "the same verified resident's same words within this time join one request (`24h`)"),
            ("related", "a resident's open requests of this time are shown as possibly related (`30d`)"),
        ])

    static let reading = Section(
        file: "intake.yaml", path: "reading",
        keys: [
            ("time", "the processor's time that reading one message may take (`20s`)"),
            ("memory_mb", "the memory that it may take, in megabytes (2048)"),
        ])

    static let accounts = Section(
        file: "intake.yaml", path: "accounts",
        keys: [
            (
                "password_cost",
                "log₂ of scrypt's N for new passwords, 15 to 20: 17 takes 128 MiB and some tenths of a second; passwords are hashed anew when their owners sign in (17)"
            ),
            (
                "second_step_for",
                "roles that must set up a code from their phone before they may do anything, e.g. `[administrator]` (none)"
            ),
            ("openid", "the city's identity provider, by which staff sign in; see below (none)"),
        ])

    static let residents = Section(
        file: "intake.yaml", path: "residents",
        keys: [
            (
                "link_lifetime",
                "how long the link to a request holds with which its resident reads and writes on it (`180d`)"
            ),
            (
                "duplicate_delay",
                "how long a link to another request, or its closing, must have stood before the reporter of a duplicate is told (`60s`); on PostgreSQL never before two minutes, since another node may commit late what came before"
            ),
            (
                "link_duplicates",
                "whether a new request that is all but certainly about the same as another resident's open one is closed as its duplicate by itself, which can be undone; never a chat, an emergency or what somebody has; `false` only suggests it (`true`)"
            ),
            (
                "open_data",
                "whether everybody may fetch the service requests of days that are over at `/open-data/requests.csv` and `.json`: public types, without what anybody wrote, and without places (`false`)"
            ),
        ])

    static let surveys = Section(
        file: "intake.yaml", path: "surveys",
        keys: [
            (
                "rate",
                "percent of closed requests after which the resident is asked how we did; 0 for never (100)"
            ),
            (
                "delay",
                "how long after the closing; at least `11s`, since until then an answer can be taken back (`60s`)"
            ),
            ("low_score", "an overall score that is no higher puts the request before a supervisor; 0 for never (2)"),
        ])

    static let log = Section(
        file: "intake.yaml", path: "log",
        keys: [
            ("format", "`console` or `json` (`console`)"),
            ("level", "`debug`, `info`, `notice`, `warning` or `error` (`info`)"),
        ])
}
