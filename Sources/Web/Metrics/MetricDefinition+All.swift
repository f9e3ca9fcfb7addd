extension MetricDefinition {
    /// Every metric there is, in the order of `/metrics`.
    package static let all: [MetricDefinition] = [
        MetricDefinition("intake_received_total", .counter, "Things kept, by channel."),
        MetricDefinition(
            "intake_redelivered_total", .counter, "Things that came again with the same source id, by channel."),
        MetricDefinition("intake_filed_total", .counter, "Kept things that were filed."),
        MetricDefinition(
            "intake_filing_failures_total", .counter, "Filings that failed and will be tried again, by channel."),
        MetricDefinition("intake_quarantined_total", .counter, "Kept things put into quarantine, by channel."),
        MetricDefinition(
            "intake_quarantine_waiting", .gauge, "Things in quarantine, to be looked at and replayed, by channel."),
        MetricDefinition("intake_delivered_total", .counter, "Outbound messages, by channel and outcome."),
        MetricDefinition(
            "intake_acknowledgements_passed_over_total", .counter,
            "Acknowledgements not sent, since too many unverified senders wrote in one hour, by channel."),
        MetricDefinition("intake_callbacks_total", .counter, "Provider callbacks, by channel and outcome."),
        MetricDefinition(
            "intake_connections_refused_total", .counter,
            "Connections closed at once, since their address had too many open."),
        MetricDefinition("intake_chat_sessions", .gauge, "Chat sessions with a connection open now."),
        MetricDefinition(
            "intake_nodes", .gauge, "On PostgreSQL: nodes that serve the database, as this one sees it."),
        MetricDefinition(
            "intake_database_doubts", .gauge,
            "On PostgreSQL: what lets it lose what it has acknowledged, or others read it on the way; `/health/ready` names it."
        ),
        MetricDefinition(
            "intake_duties", .gauge,
            "On PostgreSQL: what this node does that one does at a time (mailboxes, deliveries, filing, the desk, …)."),
        MetricDefinition(
            "intake_channel_up", .gauge,
            "1 while the channel's half works, else 0, by channel and half; not there until it has had something to do."
        ),
        MetricDefinition(
            "intake_channel_last_success_seconds", .gauge,
            "Unix time of the channel's last success, by channel and half."),
        MetricDefinition("intake_backlog", .gauge, "Things kept and not yet filed, by channel."),
        MetricDefinition("intake_backlog_age_seconds", .gauge, "Age of the oldest unfiled thing, by channel."),
        MetricDefinition(
            "intake_mailbox_mismatch_total", .counter, "Polls whose reconciliation did not add up, by channel."),
        MetricDefinition(
            "intake_backup_last_success_seconds", .gauge, "Unix time at which the newest whole backup was begun."),
        MetricDefinition(
            "intake_backup_overdue", .gauge,
            "1 where the newest whole backup is older than twice `backup.every`, else 0; not there without `backup`."),
        MetricDefinition("intake_backup_failures_total", .counter, "Backups by the gateway itself that failed."),
        MetricDefinition(
            "intake_blob_failures_total", .counter,
            "What the bucket of the blobs was asked and did not do, by doing (put, get, list, remove)."),
        MetricDefinition(
            "intake_sign_in_attempts_total", .counter,
            "Passwords, codes and links that somebody of the staff tried, by outcome (right, wrong, wait)."),
    ]
}
