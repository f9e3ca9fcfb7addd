extension PlaceVoice {
    /// Writes the part's numbers.
    func write(to writer: inout ModelWriter) {
        writer.write(origin.latitude)
        writer.write(origin.longitude)
        writer.write(points.map(\.east))
        writer.write(points.map(\.north))
        writer.write(points.map(\.label))
        writer.write(shares)
    }

    /// Reads what `write(to:)` wrote, and checks that it fits the rest of the model.
    init(from reader: inout ModelReader, classes: Int) throws(ModelFailure) {
        guard let origin = GeoPoint(latitude: try reader.double(), longitude: try reader.double()) else {
            throw .damaged
        }
        let (east, north) = (try reader.floats(), try reader.floats())
        let (labels, shares) = (try reader.numbers(), try reader.floats())
        guard east.count == north.count, east.count == labels.count, shares.count == classes,
            labels.allSatisfy({ $0 < classes }), shares.allSatisfy({ $0 > 0 })
        else { throw .damaged }
        let points = labels.indices.map { Point(east: east[$0], north: north[$0], label: labels[$0]) }
        self.init(origin: origin, points: points, shares: shares)
    }
}
