import Foundation

/// The neighbourhood of a point as a plane, in metres east and north of it.
struct GeoPlane: Sendable {
    private let origin: GeoPoint
    private let metresEast: Double

    init(around origin: GeoPoint) {
        self.origin = origin
        metresEast = GeoPoint.metresPerDegree * max(0.01, cos(origin.latitude * .pi / 180))
    }

    /// Metres east and north.
    func flat(_ point: GeoPoint) -> (x: Double, y: Double) {
        (
            (point.longitude - origin.longitude) * metresEast,
            (point.latitude - origin.latitude) * GeoPoint.metresPerDegree
        )
    }

    /// The way back.
    func point(_ x: Double, _ y: Double) -> GeoPoint {
        GeoPoint(
            unchecked: origin.latitude + y / GeoPoint.metresPerDegree, origin.longitude + x / metresEast)
    }

    /// The point on the way from `a` to `b` that is nearest to the origin.
    func point(nearestOn a: GeoPoint, _ b: GeoPoint) -> GeoPoint {
        let (ax, ay) = flat(a)
        let (bx, by) = flat(b)
        let (dx, dy) = (bx - ax, by - ay)
        let square = dx * dx + dy * dy
        guard square > 0 else { return a }
        let share = max(0, min(1, -(ax * dx + ay * dy) / square))
        return point(ax + dx * share, ay + dy * share)
    }

    /// Where two stretches cross, or come within `reach` metres of each other at an end of one of them; nil where they do not.
    func crossing(
        _ a: (GeoPoint, GeoPoint), _ b: (GeoPoint, GeoPoint), reach: Double
    ) -> GeoPoint? {
        let (p, q, r, s) = (flat(a.0), flat(a.1), flat(b.0), flat(b.1))
        let (ux, uy, vx, vy) = (q.x - p.x, q.y - p.y, s.x - r.x, s.y - r.y)
        let cross = ux * vy - uy * vx
        if abs(cross) > 1e-9 {
            let t = ((r.x - p.x) * vy - (r.y - p.y) * vx) / cross
            let w = ((r.x - p.x) * uy - (r.y - p.y) * ux) / cross
            if (0...1).contains(t), (0...1).contains(w) { return point(p.x + ux * t, p.y + uy * t) }
        }
        var best: (point: GeoPoint, metres: Double)?
        for (end, line) in [(a.0, b), (a.1, b), (b.0, a), (b.1, a)] {
            let near = GeoPlane(around: end).point(nearestOn: line.0, line.1)
            let metres = near.metres(to: end)
            if metres <= reach, metres < best?.metres ?? .infinity { best = (end.toward(near, 0.5), metres) }
        }
        return best?.point
    }
}
