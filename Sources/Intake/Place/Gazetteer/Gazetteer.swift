/// The city's places, made ready for finding: streets with house numbers, corners, landmarks, the outlines of city and wards.
///
/// Points take eight bytes, stretches of houses sixteen; names are found by hash, misspelt ones by their neighbourhood. Made once, at
/// start, and shared.
package struct Gazetteer: Sendable {
    /// A stretch of street: where its points and its wards stand in the tables.
    struct Line: Sendable {
        var street: Int32
        var firstPoint: Int32
        var pointCount: Int32
        /// In `wards`; -1 for none.
        var ward: Int32
    }

    /// The houses of one side of a line.
    struct Stretch: Sendable {
        var houses: HouseRange
        var line: Int32
    }

    /// A street, with the ranges of its lines and stretches.
    struct Street: Sendable {
        var name: StreetName
        var lines: Range<Int>
        var stretches: Range<Int>
    }

    /// Metres that a point may lie outside the outline and still count as inside: outlines run along the middle of streets.
    static let margin = 40.0

    let streets: [Street]
    let lines: [Line]
    let stretches: [Stretch]
    let points: [PackedPoint]
    let crossings: StreetCrossings
    let landmarks: [Landmark]
    let wards: [String]
    let areas: [GeoArea]
    let names: PlaceNames

    /// Makes the rows of all files ready.
    package init(_ rows: GazetteerRows) {
        var drawing = StreetDrawing(rows.streets)
        for corner in rows.corners {
            drawing.mention(corner.street)
            drawing.mention(corner.crossStreet)
        }
        streets = drawing.streets
        lines = drawing.lines
        stretches = drawing.stretches
        points = drawing.points
        wards = drawing.wards
        landmarks = rows.landmarks
        areas = rows.areas
        var crossings = StreetCrossings(drawing)
        for corner in rows.corners {
            guard let a = drawing.number(of: corner.street), let b = drawing.number(of: corner.crossStreet) else {
                continue
            }
            crossings.add(a, b, at: corner.point)
        }
        self.crossings = crossings
        names = PlaceNames(
            streets: drawing.names,
            landmarks: rows.landmarks.map { (names: [$0.name] + $0.aliases, isTown: $0.kind == Landmark.town) },
            cities: rows.areas.filter { $0.kind == .city }.map(\.name))
    }

    /// Nothing is found in it but coordinates.
    package static let empty = Gazetteer(GazetteerRows())

    /// How much is in it, for people who check their files.
    package var size: GazetteerSize {
        GazetteerSize(
            streets: streets.count, stretches: stretches.count, corners: crossings.count,
            landmarks: landmarks.count { $0.kind != Landmark.town }, areas: areas.count)
    }
}
