/// What only several nodes need, and so only PostgreSQL has.
///
/// How a node hears which rows of the desk's tables were written (`RowChanges`): SQLite's one process is told by the engine itself; on
/// PostgreSQL, triggers write it down for all nodes.
extension Dialect {
    /// What this engine alone has a table for, since it holds nothing of the store's.
    var ownTables: Set<String> {
        engine == .sqlite
            ? []
            : [
                "row_change", "commit_mark", "store_history", "history_witness", "backup_taken",
            ]
    }

    static let sqliteNodes = [
        "row_changes": "", "forget_row_changes": "", "commit_marks": "", "histories": "", "schema_lock": "",
        "unhurried": "",
    ]

    static let postgresNodes = [
        // After writes of which nobody has to hear.
        "forget_row_changes": "TRUNCATE row_change;",
        // Of nodes that start together, one makes the tables, until the end of its transaction.
        "unhurried": "SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0;",
        "schema_lock": "SELECT pg_advisory_xact_lock(\(NodeLocks.family), \(NodeLocks.schema));",
        "commit_marks": """
        CREATE TABLE commit_mark (
            writer BIGINT NOT NULL PRIMARY KEY,
            number BIGINT NOT NULL,
            transaction XID8 NOT NULL
        );
        """ + chatChanges,
        "histories": """
        CREATE TABLE store_history (id BIGINT NOT NULL PRIMARY KEY, number BIGINT NOT NULL);
        CREATE TABLE history_witness (node BIGINT NOT NULL PRIMARY KEY, number BIGINT NOT NULL);
        CREATE TABLE backup_taken (
            id BIGINT NOT NULL PRIMARY KEY,
            begun_at BIGINT NOT NULL,
            missing BIGINT NOT NULL
        );
        """,
        "row_changes": """
        CREATE TABLE row_change (
            transaction XID8 NOT NULL DEFAULT pg_current_xact_id(),
            table_name TEXT NOT NULL,
            row_id BIGINT NOT NULL,
            is_new BOOLEAN NOT NULL
        );
        CREATE INDEX row_change_transaction ON row_change (transaction);
        CREATE FUNCTION note_row_change() RETURNS TRIGGER LANGUAGE plpgsql AS $body$
        DECLARE
            changed RECORD;
            key BIGINT;
        BEGIN
            IF TG_OP = 'DELETE' THEN changed := OLD; ELSE changed := NEW; END IF;
            IF TG_TABLE_NAME = 'work' THEN key := changed.request; ELSE key := changed.id; END IF;
            INSERT INTO row_change (table_name, row_id, is_new) VALUES (TG_TABLE_NAME, key, TG_OP = 'INSERT');
            RETURN NULL;
        END
        $body$;
        """
            + RowChanges.Table.allCases.map { table in
                """
                CREATE TRIGGER note_row_change AFTER INSERT OR UPDATE OR DELETE ON \(table.rawValue)
                    FOR EACH ROW EXECUTE FUNCTION note_row_change();
                """
            }.joined(),
    ]

    /// Each line of a chat raises its session's last number, which is noted, too.
    private static let chatChanges = """
        ALTER TABLE row_change ADD COLUMN number BIGINT;
        CREATE FUNCTION note_chat_change() RETURNS TRIGGER LANGUAGE plpgsql AS $body$
        BEGIN
            INSERT INTO row_change (table_name, row_id, is_new, number)
                VALUES ('chat_session', NEW.id, FALSE, NEW.last_sequence);
            RETURN NULL;
        END
        $body$;
        CREATE TRIGGER note_chat_change AFTER UPDATE OF last_sequence ON chat_session
            FOR EACH ROW EXECUTE FUNCTION note_chat_change();
        """
}
