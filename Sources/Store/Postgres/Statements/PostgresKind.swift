import CPostgres

/// PostgreSQL's types by their object id (its `pg_type.dat`): those of our values, and those that expressions come to.
enum PostgresKind: Oid {
    case bool = 16
    case bytea = 17
    case int8 = 20
    case int2 = 21
    case int4 = 23
    case float4 = 700
    case float8 = 701
    case numeric = 1700
    case xid8 = 5069
    /// Text, and what is read like it.
    case other = 25
}
