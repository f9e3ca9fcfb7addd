/// The rests of an object store's calls, a kind each: where it denies listing, or takes nothing more, it may well give what it has.
struct S3Rests: Sendable {
    private let put: S3Rest
    private let get: S3Rest
    private let list: S3Rest
    private let remove: S3Rest

    init(_ limits: S3Limits) {
        (put, get) = (S3Rest(limits), S3Rest(limits))
        (list, remove) = (S3Rest(limits), S3Rest(limits))
    }

    subscript(doing: S3Call.Doing) -> S3Rest {
        switch doing {
        case .put: put
        case .get: get
        case .list: list
        case .remove: remove
        }
    }
}
