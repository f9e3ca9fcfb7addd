import Intake

/// Reads how much must be open for a rule of `routing.yaml` to hold.
struct RoutingLoadReader {
    let fields: SettingsFields

    /// Nil where the rule asks for none.
    func load() -> RoutingLoad? {
        guard fields.has("load") else { return nil }
        let own = fields.fields("load", known: SettingsReference.names(SettingsReference.ruleLoad))
        let places = [
            own.text("department").map(RoutingLoad.Place.department), own.text("queue").map(RoutingLoad.Place.queue),
            own.text("team").map(RoutingLoad.Place.team),
        ].compactMap(\.self)
        let over = own.has("over") ? own.integer("over", default: 0, in: 0...100_000) : nil
        let under = own.has("under") ? own.integer("under", default: 1, in: 1...100_000) : nil
        guard let place = places.first, places.count == 1 else {
            fields.complain("load", "needs one of `department`, `queue` and `team`")
            return nil
        }
        if over == nil, under == nil { fields.complain("load", "needs `over`, `under` or both") }
        return RoutingLoad(place, over: over, under: under)
    }
}
