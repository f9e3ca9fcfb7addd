extension ReportSheet {
    /// The table of mailboxes; none where the city has none.
    package static func mailboxes(_ accounts: [MailboxAccount]) -> [ReportSheet] {
        guard !accounts.isEmpty else { return [] }
        let columns = [
            ReportColumn("mailbox", "Mailbox", definition: MailboxAccount.definition),
            ReportColumn("channel", "Channel"), ReportColumn("seen", "Seen"), ReportColumn("kept", "Kept"),
            ReportColumn("redelivered", "Known already"), ReportColumn("quarantined", "In quarantine"),
            ReportColumn("vanished", "Gone before"), ReportColumn("agrees", "All accounted for"),
        ]
        let rows = accounts.map { account in
            [
                ReportValue.text(account.mailbox), .text(account.channel), .count(account.seen), .count(account.kept),
                .count(account.redelivered), .count(account.quarantined), .count(account.vanished),
                .text(account.agrees ? "yes" : "no"),
            ]
        }
        return [ReportSheet("mailboxes", title: "Mailboxes since yesterday", columns: columns, rows: rows)]
    }
}
