/// The statements about sessions that several ports share.
enum SessionRows {
    static let endAll = SQLStatement("DELETE FROM staff_session WHERE account = $1")

    static let endOthers = SQLStatement("DELETE FROM staff_session WHERE account = $1 AND id <> $2")
}
