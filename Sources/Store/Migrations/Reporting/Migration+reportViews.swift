extension Migration {
    /// What the city's own tools may read: `deploy/views.md` says what each column means. No column tells who anybody is. What they are of
    /// may change; the views stay.
    static let reportViews = Migration(
        55, "report views",
        """
        CREATE VIEW report_contacts_by_day AS
            SELECT f.period AS day, k.channel_kind AS channel_kind, k.channel AS channel, k.origin AS origin,
                CAST(SUM(CASE WHEN f.measure = 'contact' THEN f.amount ELSE 0 END) AS {int64}) AS contacts,
                CAST(SUM(CASE WHEN f.measure = 'opened' THEN f.amount ELSE 0 END) AS {int64}) AS new_requests,
                CAST(SUM(CASE WHEN f.measure = 'follow_up' THEN f.amount ELSE 0 END) AS {int64}) AS follow_ups
            FROM figure f JOIN figure_key k ON k.id = f.figure_key
            WHERE k.level = 'channel' AND f.period < 'm' AND f.measure IN ('contact', 'opened', 'follow_up')
            GROUP BY f.period, k.channel_kind, k.channel, k.origin;
        CREATE VIEW report_figures_by_day AS
            SELECT f.period AS day, k.channel_kind AS channel_kind, k.channel AS channel,
                k.request_type AS request_type, k.department AS department, k.origin AS origin,
                f.measure AS measure, f.amount AS amount
            FROM figure f JOIN figure_key k ON k.id = f.figure_key
            WHERE k.level = 'all' AND f.period < 'm' AND f.measure <> 'contact_hour';
        CREATE VIEW report_requests AS
            SELECT s.tracking_number AS tracking_number, s.status AS status, s.request_type AS request_type,
                s.department AS department, s.priority AS priority, s.channel_kind AS channel_kind,
                s.channel AS channel, CASE WHEN s.is_staff_entered = 1 THEN 'staff' ELSE 'resident' END AS origin,
                s.language AS language, s.opened_at AS opened_at,
                CASE WHEN s.status = 'resolved' THEN
                    (SELECT MAX(e.at) FROM event e WHERE e.request = s.id
                        AND e.kind IN ('resolved', 'closed', 'linked', 'merged', 'closed_again')) END AS closed_at,
                (SELECT p.tracking_number FROM service_request p WHERE p.id = s.parent) AS parent
            FROM service_request s WHERE s.status <> 'set_aside';
        """)
}
