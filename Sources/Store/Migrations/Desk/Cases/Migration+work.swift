extension Migration {
    /// Who has which request. A request that nobody ever had has no row: filing writes none.
    static let work = Migration(
        15, "work",
        """
        CREATE TABLE work (
            request {int64} NOT NULL PRIMARY KEY,
            version {int64} NOT NULL,
            agent {int64},
            since {int64} NOT NULL
        ) {table};
        CREATE INDEX work_agent ON work (agent, request) WHERE agent IS NOT NULL;
        CREATE INDEX service_request_open ON service_request (priority, id) WHERE status IN ('triage', 'assigned');
        """)
}
