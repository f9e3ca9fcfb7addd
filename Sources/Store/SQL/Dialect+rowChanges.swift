/// How a node hears which rows of the desk's tables were written (`RowChanges`). SQLite's one process is told by the engine itself; on
/// PostgreSQL, triggers write it down for all nodes.
extension Dialect {
    /// What this engine alone has a table for, since it holds nothing of the store's.
    var ownTables: Set<String> { engine == .sqlite ? [] : ["row_change"] }

    static let sqliteRowChanges = ["row_changes": "", "forget_row_changes": ""]

    static let postgresRowChanges = [
        // After writes of which nobody has to hear.
        "forget_row_changes": "TRUNCATE row_change;",
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
}
