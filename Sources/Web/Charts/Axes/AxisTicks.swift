/// Round numbers along an axis from 0: steps of 1, 2 or 5 times a power of ten.
struct AxisTicks {
    let values: [Double]

    /// - Parameters:
    ///   - largest: what must lie within; nothing at all gets an axis from 0 to 1.
    ///   - count: how many steps there may be.
    ///   - whole: no step below 1, for what is counted.
    init(through largest: Double, count: Int = 7, whole: Bool) {
        guard largest.isFinite, largest > 0 else {
            values = [0, 1]
            return
        }
        let rough = largest / Double(max(1, count))
        var power = 1.0
        while power * 10 <= rough { power *= 10 }
        while power > rough { power /= 10 }
        let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough * 0.999_999 } ?? power * 10
        let chosen = whole ? max(1, step) : step
        let steps = max(1, Int((largest / chosen - 1e-6).rounded(.up)))
        values = (0...steps).map { Double($0) * chosen }
    }

    var largest: Double { values.last ?? 1 }
}
