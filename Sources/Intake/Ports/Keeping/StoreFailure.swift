/// Why the store could not do what it was asked. Nothing was written. Holds no personal data: SQL values never stand in it.
package struct StoreFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// The disk is full or the quota reached: nothing can be acknowledged until there is room.
        case full
        /// The database cannot be reached or is locked by another process: try again later.
        case unavailable
        /// The database file is damaged, or newer than this binary.
        case damaged
        /// A statement was refused: a defect of ours, or bad data in one message.
        case refused
        /// What was asked for is not there.
        case missing
    }

    package let code: Code
    /// What happened, in words for the operator.
    package let detail: String

    package init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }

    /// Whether the same call may succeed later without anyone mending data.
    package var mayPass: Bool { code == .full || code == .unavailable }

    package var description: String { "store \(code.rawValue): \(detail)" }
}
