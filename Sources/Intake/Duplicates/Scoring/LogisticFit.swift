import Foundation

/// Logistic regression with a ridge, by Newton's steps: the same rows give the same weights, in milliseconds.
struct LogisticFit {
    /// How strongly the weights are held back, for rows whose columns have mean 0 and deviation 1.
    static let ridge = 5.0
    private static let mostSteps = 40
    private static let enough = 1e-7

    let weights: [Double]
    let intercept: Double

    /// - Parameters:
    ///   - rows: of one length, with both outcomes among them.
    ///   - signs: what each weight may be: 1 not negative, -1 not positive, 0 either. A column whose weight would point the other way says
    ///     something only of these rows, and is left out.
    init(_ rows: [[Double]], _ outcomes: [Bool], signs: [Double] = [], ridge: Double = ridge) {
        var left = rows
        while true {
            let fit = LogisticFit(unsigned: left, outcomes, ridge)
            let wrong = zip(fit.weights, signs).map { $0 * $1 < 0 }
            guard wrong.contains(true) else {
                self = fit
                return
            }
            left = left.map { row in
                row.enumerated().map { $0.offset < wrong.count && wrong[$0.offset] ? 0 : $0.element }
            }
        }
    }

    private init(unsigned rows: [[Double]], _ outcomes: [Bool], _ ridge: Double) {
        let width = rows.first?.count ?? 0
        let columns = (0..<width).map { index in Column(rows.map { $0[index] }) }
        let scaled = rows.map { row in zip(row, columns).map { $1.scaled($0) } + [1] }
        var weights = [Double](repeating: 0, count: width + 1)
        for _ in 0..<Self.mostSteps {
            let step = Self.step(scaled, outcomes, weights, ridge)
            for index in weights.indices { weights[index] += step[index] }
            if step.allSatisfy({ $0.magnitude < Self.enough }) { break }
        }
        // Back from mean 0 and deviation 1 to what was given.
        self.weights = zip(weights, columns).map { $1.deviation > 0 ? $0 / $1.deviation : 0 }
        intercept = zip(self.weights, columns).reduce(weights[width]) { $0 - $1.0 * $1.1.mean }
    }

    static func chance(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }

    /// One of Newton's steps for the penalised likelihood.
    private static func step(
        _ rows: [[Double]], _ outcomes: [Bool], _ weights: [Double], _ ridge: Double
    ) -> [Double] {
        let width = weights.count
        var gradient = (0..<width).map { $0 == width - 1 ? 0 : -ridge * weights[$0] }
        var curve = (0..<width).map { row in
            (0..<width).map { $0 == row && row < width - 1 ? ridge : 0 }
        }
        for (row, isTrue) in zip(rows, outcomes) {
            let chance = Self.chance(zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 })
            let (error, spread) = ((isTrue ? 1 : 0) - chance, max(chance * (1 - chance), 1e-6))
            for first in 0..<width {
                gradient[first] += error * row[first]
                // Only the upper half: the other one is its mirror.
                let share = spread * row[first]
                for second in first..<width { curve[first][second] += share * row[second] }
            }
        }
        for first in 0..<width {
            for second in 0..<first { curve[first][second] = curve[second][first] }
        }
        return solve(curve, gradient)
    }

    /// Gaussian elimination; the matrix is positive definite, so that no pivot is needed.
    private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var (matrix, right) = (matrix, right)
        for pivot in right.indices {
            for row in (pivot + 1)..<max(pivot + 1, right.count) {
                let factor = matrix[row][pivot] / matrix[pivot][pivot]
                guard factor != 0 else { continue }
                for column in pivot..<right.count { matrix[row][column] -= factor * matrix[pivot][column] }
                right[row] -= factor * right[pivot]
            }
        }
        for row in right.indices.reversed() {
            for column in (row + 1)..<max(row + 1, right.count) { right[row] -= matrix[row][column] * right[column] }
            right[row] /= matrix[row][row]
        }
        return right
    }

    private struct Column {
        let mean: Double
        let deviation: Double

        init(_ values: [Double]) {
            let mean = values.reduce(0, +) / Double(max(1, values.count))
            self.mean = mean
            deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, values.count)))
                .squareRoot()
        }

        func scaled(_ value: Double) -> Double { deviation > 0 ? (value - mean) / deviation : 0 }
    }
}
