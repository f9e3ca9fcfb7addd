import Foundation

/// How figures are written.
enum Figure {
    /// Seconds with a hundredth.
    static func seconds(_ seconds: Double) -> String { String(format: "%.2f s", seconds) }

    /// Microseconds as milliseconds with a tenth.
    static func milliseconds(_ microseconds: Double) -> String { String(format: "%.1f ms", microseconds / 1000) }
}
