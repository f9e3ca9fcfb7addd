package import Intake

/// Why a change is not made. Nothing was written then.
package enum ChangeRefusal: Hashable, Sendable {
    /// Somebody else has the request, and only a supervisor may change that.
    case held(Holder)
    /// It is closed.
    case closed
    /// It is open already.
    case open
    /// Nothing would change.
    case nothing
    /// There is nobody of that account who could have it.
    case noColleague
    /// Nobody of that team would be offered it, or the team is out of use.
    case emptyTeam
    /// There is no such department, queue, type or priority.
    case unknownPlacement
    /// Later than now, and within a year.
    case badTime
    /// There is no such request, it is this one, or it is itself a duplicate of this one.
    case badParent
    /// It stands on this request, which was merged itself since: that is taken back first.
    case mergedOn(TrackingNumber)
    /// The automatic decision was taken back before.
    case undone
    /// Somebody decided otherwise since: there is nothing of it left to be taken back.
    case overruled
    /// No other message stands on the request: it would be left with none.
    case onlyMessage
    case tooLong(limit: Int)
    case empty
}
