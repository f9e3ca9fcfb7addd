/// The staff's accounts, what they hold, and the audit trail.
enum AccountTables {
    static let sql = """
        CREATE TABLE account (
            id {int64} NOT NULL PRIMARY KEY,
            name TEXT NOT NULL CHECK (name <> ''),
            display_name TEXT NOT NULL CHECK (display_name <> ''),
            department TEXT,
            password TEXT,
            password_at {int64},
            code_secret {bytes},
            code_step {int64},
            created_at {int64} NOT NULL,
            deactivated_at {int64}
        ) {table};
        CREATE UNIQUE INDEX account_name ON account (name);

        CREATE TABLE account_role (
            account {int64} NOT NULL,
            role TEXT NOT NULL,
            granted_at {int64} NOT NULL,
            PRIMARY KEY (account, role)
        ) {keyed_table};
        CREATE INDEX account_role_role ON account_role (role);

        CREATE TABLE recovery_code (
            account {int64} NOT NULL,
            code_hash {bytes} NOT NULL,
            PRIMARY KEY (account, code_hash)
        ) {keyed_table};

        CREATE TABLE invitation (
            token_hash {bytes} NOT NULL PRIMARY KEY,
            account {int64} NOT NULL,
            made_at {int64} NOT NULL,
            expires_at {int64} NOT NULL
        ) {keyed_table};
        CREATE UNIQUE INDEX invitation_account ON invitation (account);

        CREATE TABLE staff_session (
            id {int64} NOT NULL PRIMARY KEY,
            account {int64} NOT NULL,
            token_hash {bytes} NOT NULL UNIQUE,
            stage TEXT NOT NULL,
            browser TEXT NOT NULL,
            began_at {int64} NOT NULL,
            seen_at {int64} NOT NULL
        ) {table};
        CREATE INDEX staff_session_account ON staff_session (account);
        CREATE INDEX staff_session_seen ON staff_session (seen_at);

        CREATE TABLE sign_in_attempt (
            name_hash {bytes} NOT NULL PRIMARY KEY,
            failures {int64} NOT NULL,
            not_before {int64} NOT NULL,
            last_at {int64} NOT NULL
        ) {keyed_table};
        CREATE INDEX sign_in_attempt_last ON sign_in_attempt (last_at);

        CREATE TABLE audit (
            id {int64} NOT NULL PRIMARY KEY,
            at {int64} NOT NULL,
            author_kind TEXT NOT NULL,
            author {int64},
            action TEXT NOT NULL,
            subject_kind TEXT NOT NULL,
            subject {int64} NOT NULL,
            before_values TEXT NOT NULL,
            after_values TEXT NOT NULL,
            CHECK ((author IS NULL) = (author_kind = 'command'))
        ) {table};
        CREATE INDEX audit_subject ON audit (subject_kind, subject, id);
        """
}
