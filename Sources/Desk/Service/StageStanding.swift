package import Intake

/// How one promised stage of a request stands.
package struct StageStanding: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        /// Reached within its time.
        case kept
        /// Reached too late.
        case late
        /// The resident is to answer: the clock stands.
        case paused
        /// Due at this moment.
        case running(due: Moment)
        /// Little of its time is left.
        case warned(due: Moment)
        /// Its time is used up since this moment.
        case breached(due: Moment?)
    }

    package var stage: ServiceStage
    /// The working time that was promised.
    package var promised: Duration
    package var state: State

    init(_ clock: ServiceClock, _ target: ServiceTarget) {
        stage = clock.stage
        promised = target.time
        let due = clock.due(target)
        if clock.reachedAt != nil {
            state = clock.isBreached ? .late : .kept
        } else if clock.isBreached {
            state = .breached(due: due)
        } else if let due {
            state = clock.isWarned ? .warned(due: due) : .running(due: due)
        } else {
            state = .paused
        }
    }

    /// When it is due; nil where nothing is to come.
    package var due: Moment? {
        switch state {
        case .kept, .late, .paused: nil
        case .running(let due), .warned(let due): due
        case .breached(let due): due
        }
    }
}
