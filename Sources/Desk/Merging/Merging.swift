import Intake

/// Decides whether requests may be put together or apart. Pure.
package enum Merging {
    /// Why a request cannot be merged into another; nil where it can.
    package static func refusal(
        ofMerging request: RequestStanding, into target: RequestStanding?, by changer: Changer
    ) -> ChangeRefusal? {
        if let refusal = held(request, by: changer) { return refusal }
        guard request.closedAs != .merged, request.status != .setAside else { return .closed }
        guard let target, target.request != request.request, target.isOpen else { return .badParent }
        return nil
    }

    /// Why messages cannot be split off; nil where they can.
    ///
    /// - Parameter standing: the request's messages that are chosen, and how many it has.
    package static func refusal(
        ofSplitting request: RequestStanding, chosen: Int, of all: Int, by changer: Changer
    ) -> ChangeRefusal? {
        if let refusal = held(request, by: changer) { return refusal }
        guard request.closedAs != .merged, request.status != .setAside else { return .closed }
        return chosen == 0 || chosen >= all ? .empty : nil
    }

    package static func held(_ request: RequestStanding, by changer: Changer) -> ChangeRefusal? {
        guard let holder = request.holder, request.isOpen, holder.agent != changer.agent, !changer.mayAssignOthers
        else { return nil }
        return .held(holder)
    }
}
