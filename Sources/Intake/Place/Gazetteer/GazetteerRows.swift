/// What a city's files say of its places, before it is made ready for finding.
package struct GazetteerRows: Sendable {
    package var streets: [StreetRow]
    package var corners: [CornerRow]
    package var landmarks: [Landmark]
    package var areas: [GeoArea]

    package init(
        streets: [StreetRow] = [], corners: [CornerRow] = [], landmarks: [Landmark] = [], areas: [GeoArea] = []
    ) {
        self.streets = streets
        self.corners = corners
        self.landmarks = landmarks
        self.areas = areas
    }

    package static func += (rows: inout GazetteerRows, more: GazetteerRows) {
        rows.streets += more.streets
        rows.corners += more.corners
        rows.landmarks += more.landmarks
        rows.areas += more.areas
    }
}
