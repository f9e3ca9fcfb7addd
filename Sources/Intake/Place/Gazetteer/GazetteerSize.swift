/// How much a gazetteer holds.
package struct GazetteerSize: Hashable, Sendable {
    package var streets: Int
    /// Stretches of houses, each side of a block one.
    package var stretches: Int
    /// Pairs of streets that meet.
    package var corners: Int
    package var landmarks: Int
    package var areas: Int

    package init(streets: Int, stretches: Int, corners: Int, landmarks: Int, areas: Int) {
        self.streets = streets
        self.stretches = stretches
        self.corners = corners
        self.landmarks = landmarks
        self.areas = areas
    }
}
