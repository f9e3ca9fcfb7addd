extension SQLValue {
    /// Bytes that it takes, about.
    var size: Int {
        switch self {
        case .null, .int64, .double: 8
        case .text(let text): text.utf8.count
        case .bytes(let bytes): bytes.count
        }
    }
}
