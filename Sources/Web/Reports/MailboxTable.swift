import Reports

/// What became of the mails in the city's mailboxes, for the template `report-mailboxes`.
struct MailboxTable {
    let accounts: [MailboxAccount]
    let time: StaffTime

    var values: [String: Any] {
        [
            "definition": MailboxAccount.definition, "has_lines": !accounts.isEmpty,
            "lines": accounts.map { account in
                [
                    "mailbox": account.mailbox, "channel": account.channel, "newest": time.text(account.newestAt),
                    "seen": FigureWords.count(account.seen), "kept": FigureWords.count(account.kept),
                    "redelivered": FigureWords.count(account.redelivered),
                    "quarantined": FigureWords.count(account.quarantined),
                    "vanished": FigureWords.count(account.vanished),
                    "agrees": account.agrees
                        ? "yes" : "no, in \(FigureWords.count(account.wrongReadings)) readings: look into the log",
                ]
            },
        ]
    }
}
