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

    /// What one call's end says of others of its kind.
    enum Bearing: Hashable, Sendable {
        /// They would end so, too.
        case same
        /// The store answers: what is wrong is that one object's.
        case answered
        case nothing
    }

    let consequence: Consequence
    let failure: StoreFailure
    /// Where it was the time that ran out: of so many bytes.
    var timedOut: Int?

    init(_ consequence: Consequence, _ code: StoreFailure.Code, _ detail: String) {
        self.consequence = consequence
        failure = StoreFailure(code, detail)
    }

    /// What it says of other calls of the kind of `call`.
    func bearing(on call: S3Call, _ limits: S3Limits) -> Bearing {
        guard failure.mayPass else { return .answered }
        // Small ones may go through the same network well.
        if let timedOut, timedOut >= limits.large { return .nothing }
        // An object may have a policy or a key of its own (docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html). Where it is
        // the bucket's, the next one is told as soon.
        return call.doing == .get && consequence != .retry ? .answered : .same
    }
}
