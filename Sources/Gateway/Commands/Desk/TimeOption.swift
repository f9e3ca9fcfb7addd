import ArgumentParser
import Intake

/// A time on the command line, such as 30s, 4m or 2h.
struct TimeOption: ExpressibleByArgument {
    let duration: Duration

    var seconds: Double { Double(duration.milliseconds) / 1_000 }

    var defaultValueDescription: String { "\(duration.milliseconds / 1_000)s" }

    init(_ duration: Duration) { self.duration = duration }

    init?(argument: String) {
        let units: [Character: Double] = ["s": 1, "m": 60, "h": 3_600]
        guard let unit = argument.last.flatMap({ units[$0] }), let count = Double(argument.dropLast()), count > 0,
            count * unit <= 1_000_000
        else { return nil }
        duration = .milliseconds(Int64(count * unit * 1_000))
    }
}
