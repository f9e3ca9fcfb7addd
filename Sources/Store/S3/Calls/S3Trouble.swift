import Intake

/// Why one exchange with an object store came to nothing, and what follows.
struct S3Trouble: Error, Sendable {
    enum Consequence: Hashable, Sendable {
        /// The next attempt may succeed.
        case retry
        /// The key may have been replaced.
        case renewKey
        /// There is no such object.
        case missing
        /// Somebody must act; until then every attempt ends so.
        case stop
    }

    let consequence: Consequence
    let failure: StoreFailure

    init(_ consequence: Consequence, _ code: StoreFailure.Code, _ detail: String) {
        self.consequence = consequence
        failure = StoreFailure(code, detail)
    }
}
