/// Gives the figures of targets that speak of no measure.
package protocol TargetSource: Sendable {
    /// What each target's figure is in some days, in the order given, as its statistic says; nil where there is none.
    ///
    /// - Parameter days: whose days they are; its other conditions are not looked at.
    func figures(_ drafts: [TargetDraft], _ days: FigureFilter) async throws -> [Int64?]
}
