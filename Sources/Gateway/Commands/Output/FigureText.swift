/// Numbers as people read them.
enum FigureText {
    /// `12.3 %` of a share.
    static func percent(_ share: Double) -> String { decimal(share * 100) + " %" }

    /// With so many places behind the point, rounded to the nearest.
    static func decimal(_ value: Double, places: Int = 1) -> String {
        let factor = (0..<max(0, places)).reduce(1) { factor, _ in factor * 10 }
        guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
        let scaled = Int((abs(value) * Double(factor)).rounded())
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard places > 0 else { return "\(sign)\(scaled)" }
        let fraction = String(scaled % factor)
        return "\(sign)\(scaled / factor)." + String(repeating: "0", count: places - fraction.count) + fraction
    }

    /// A time in milliseconds as `4:05`, or `1:04:05` from an hour on; rounded to the second.
    static func clock(_ milliseconds: Int64) -> String {
        let seconds = (max(0, milliseconds) + 500) / 1_000
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let minutes = seconds / 60
        if minutes < 60 { return "\(minutes):\(two(seconds % 60))" }
        return "\(minutes / 60):\(two(minutes % 60)):\(two(seconds % 60))"
    }
}
