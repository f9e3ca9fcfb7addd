extension SettingsReference {
    static let channel = Section(
        file: "channels/*.yaml", path: "",
        keys: [
            ("id", "the channel's id: lower-case letters, digits and hyphens; the file's name unless given"),
            (
                "kind",
                "`email`, `chat`, `sms`, or one that staff log: `phone`, `walk_in`, `web`, `mobile_app`, `social`"
            ),
            ("language", "the language of answers where the text does not tell (the city's)"),
            ("acknowledge", "whether a new request is acknowledged (`true`)"),
        ])

    /// What staff log has the keys of every channel and no others.
    static let logged = Section(file: "channels/*.yaml (logged)", path: "", keys: [])

    static let email = Section(
        file: "channels/*.yaml (email)", path: "",
        keys: [
            ("address", "the city's address, From of our mails"),
            ("display_name", "the name beside it (`city.service`)"),
            ("other_addresses", "more addresses of ours: mail from any of them is a loop"),
            ("authserv_id", "whose Authentication-Results prove a sender (RFC 8601); see above"),
            (
                "authserv_unnamed",
                "`true` where your own server writes its Authentication-Results without a name, on top of every mail; see above "
                    + "(`false`)"
            ),
            ("staff_domains", "domains whose forwarded mail is filed as entered by staff"),
            ("imap", "where mail is read; see below"),
            ("smtp", "where mail is sent; see below"),
            ("mailbox", "the folder that is read (`INBOX`)"),
            ("after_keeping", "`flag`, `move` or `leave` (`flag`)"),
            ("keyword", "the keyword that `flag` sets (`$Intake`)"),
            ("move_to", "the folder for `move` (`Intake`)"),
            ("poll", "how often to look where the server cannot IDLE (`30s`)"),
            ("largest_mail_mb", "a larger mail goes to the quarantine with its header (50)"),
            ("ehlo_name", "what we say in EHLO (the address's domain)"),
        ])

    static let mailServer = Section(
        file: "channels/*.yaml (email)", path: "imap, smtp",
        keys: [
            ("host", "the server's name"),
            ("port", "its port (993 or 143; 465, 587 or 25)"),
            ("security", "`tls`, `starttls` or `plain`; plain only on loopback (`tls`)"),
            ("allow_plain", "`true` allows `plain` on other hosts too: passwords cross the network readable"),
            ("ca_file", "a PEM file with the authorities to trust instead of the system's"),
            ("user", "the account's name; smtp without one sends without login"),
            ("password_file", "a file with the password"),
            ("password_env", "the password from an environment variable"),
            ("token_command", "a command and its arguments that prints an access token"),
            ("token_mechanism", "`xoauth2` or `oauthbearer`, for `token_command` (`xoauth2`)"),
            ("oauth", "an OAuth 2.0 grant; see below"),
        ])

    static let oauth = Section(
        file: "channels/*.yaml (email)", path: "imap.oauth, smtp.oauth",
        keys: [
            ("provider", "`microsoft`, `google` or `generic`"),
            ("grant", "`client_credentials` or `refresh_token` (the first; Google has only the second)"),
            ("tenant", "Microsoft: the tenant's id"),
            ("token_url", "generic: where tokens are asked for; https, or http on localhost"),
            ("client_id", "the application's id"),
            ("client_secret_file", "a file with its secret"),
            ("client_secret_env", "the same from an environment variable"),
            ("refresh_token_file", "a file with the refresh token; another that comes with a token is written into it"),
            ("refresh_token_env", "the same from an environment variable"),
            ("scope", "the scope asked for (the provider's usual one)"),
            ("mechanism", "`xoauth2` or `oauthbearer` (`xoauth2`)"),
        ])

    static let chat = Section(
        file: "channels/*.yaml (chat)", path: "",
        keys: [
            ("allowed_origins", "origins whose pages may open a chat; our own public address always may"),
            ("largest_message_bytes", "a longer message is refused (8192)"),
            ("messages_per_minute", "messages one session may send a minute (60)"),
            ("sessions_per_hour", "sessions one address may begin an hour (120)"),
        ])

    static let text = Section(
        file: "channels/*.yaml (sms)", path: "",
        keys: [
            ("provider", "`twilio` or `kannel`"),
            ("numbers", "our numbers on this channel; the first is the one we send from"),
            ("opt_out", "who confirms STOP, START and HELP: `provider` or `gateway` (`gateway`)"),
            ("silence", "the silence after which a number's next text is a new contact (`24h`)"),
            ("twilio", "the Twilio account; see below"),
            ("kannel", "the Kannel gateway; see below"),
        ])

    static let twilio = Section(
        file: "channels/*.yaml (sms)", path: "twilio",
        keys: [
            ("account_sid", "the account's `AC…` id"),
            ("auth_token_file", "a file with the auth token"),
            ("auth_token_env", "the same from an environment variable"),
            ("old_auth_token_file", "a second token that still verifies, while one is changed"),
            ("old_auth_token_env", "the same from an environment variable"),
            ("api_url", "another API address (`https://api.twilio.com`)"),
        ])

    static let kannel = Section(
        file: "channels/*.yaml (sms)", path: "kannel",
        keys: [
            ("send_url", "smsbox's sendsms, e.g. `http://127.0.0.1:13013/cgi-bin/sendsms`"),
            ("user", "the sendsms user"),
            ("password_file", "a file with its password"),
            ("password_env", "the same from an environment variable"),
            ("token_file", "a file with the token that callbacks must carry"),
            ("token_env", "the same from an environment variable"),
            ("allowed_sources", "addresses that may call back (`127.0.0.1`)"),
        ])
}
