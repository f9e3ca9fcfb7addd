/// The fields of an error, by the letters that stand for them in the protocol (`PG_DIAG_…` in libpq's `postgres_ext.h`, which are macros that
/// Swift cannot see).
enum PostgresErrorField: UnicodeScalar {
    /// The same in every language.
    case severity = "V"
    case state = "C"
    case message = "M"
    case function = "R"
    case table = "t"
    case column = "c"
    case constraint = "n"
}
