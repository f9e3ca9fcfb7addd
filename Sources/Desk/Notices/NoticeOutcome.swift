/// What became of ending a notice.
package enum NoticeOutcome: Hashable, Sendable {
    case done
    case unknown
    /// It had ended.
    case endedBefore
}
