/// A line of points, as the middle of a stretch of street.
struct GeoLine: Sendable {
    /// At least one.
    let points: ArraySlice<PackedPoint>

    /// The point so far along it; 0 its begin, 1 its end. Nil where it has no point.
    func point(at share: Double) -> GeoPoint? {
        guard let first = points.first?.point, var last = points.last?.point else { return nil }
        guard points.count > 1, share > 0 else { return first }
        guard share < 1 else { return last }
        var rest = length * share
        last = first
        for next in points.dropFirst().lazy.map(\.point) {
            let step = last.metres(to: next)
            if step >= rest { return step > 0 ? last.toward(next, rest / step) : next }
            rest -= step
            last = next
        }
        return last
    }

    /// Metres.
    var length: Double {
        zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.point.metres(to: $1.1.point) }
    }

    /// Its point nearest to another, and how far that is in metres. Nil where it has no point.
    func nearest(to other: GeoPoint) -> (point: GeoPoint, metres: Double)? {
        guard let first = points.first?.point else { return nil }
        var best = (point: first, metres: first.metres(to: other))
        for (a, b) in zip(points, points.dropFirst()) {
            let plane = GeoPlane(around: other)
            let near = plane.point(nearestOn: a.point, b.point)
            let metres = near.metres(to: other)
            if metres < best.metres { best = (near, metres) }
        }
        return best
    }
}
