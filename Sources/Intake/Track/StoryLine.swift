/// What was said between a resident and the city on a request, as the resident may read it.
package struct StoryLine: Hashable, Sendable {
    package var direction: Direction
    package var text: String
    package var at: Moment

    package init(direction: Direction, text: String, at: Moment) {
        self.direction = direction
        self.text = text
        self.at = at
    }
}
