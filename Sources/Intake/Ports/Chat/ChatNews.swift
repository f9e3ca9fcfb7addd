/// An event on a chat's request that its resident is told of.
package struct ChatNews: Hashable, Sendable {
    /// The timeline's.
    package var event: RowID
    package var session: RowID
    package var scene: ChatScene
    package var at: Moment

    package init(event: RowID, session: RowID, scene: ChatScene, at: Moment) {
        self.event = event
        self.session = session
        self.scene = scene
        self.at = at
    }
}
