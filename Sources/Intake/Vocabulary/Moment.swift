/// A point in time: whole milliseconds since 1970-01-01 UTC, which is how times stand in the store (DESIGN §5).
package struct Moment: Hashable, Comparable, Codable, Sendable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func < (a: Moment, b: Moment) -> Bool { a.milliseconds < b.milliseconds }

    /// The moment that lies `duration` later; below a millisecond is cut off.
    package static func + (moment: Moment, duration: Duration) -> Moment {
        Moment(milliseconds: moment.milliseconds + duration.milliseconds)
    }

    package static func - (moment: Moment, duration: Duration) -> Moment {
        Moment(milliseconds: moment.milliseconds - duration.milliseconds)
    }

    /// The time that passed from `earlier` to this moment; negative where `earlier` lies later.
    package func since(_ earlier: Moment) -> Duration {
        .milliseconds(milliseconds - earlier.milliseconds)
    }
}

extension Duration {
    /// Whole milliseconds, cut off.
    package var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}
