import Testing

@testable import Web

@Suite struct ChartToneTests {
    private func linear(_ colour: String) -> [Double] {
        let value = Int(colour.dropFirst(), radix: 16) ?? 0
        return [value >> 16, value >> 8 & 255, value & 255].map { part in
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055)
        }
    }

    /// x to the 2.4, as x² · the fifth root of x².
    private func power(_ x: Double) -> Double {
        let square = x * x
        var root = 1.0
        for _ in 0..<60 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
        return square * root
    }

    private func luminance(_ colour: String) -> Double {
        zip(linear(colour), [0.2126, 0.7152, 0.0722]).reduce(0) { $0 + $1.0 * $1.1 }
    }

    @Test("every colour has 3:1 against white and against the darkest sheet", arguments: ChartTone.colours)
    func contrast(colour: String) {
        let (own, dark) = (luminance(colour), luminance("#171c22"))
        #expect(1.05 / (own + 0.05) >= 3)
        #expect((own + 0.05) / (dark + 0.05) >= 3)
    }

    @Test("eight colours, and as many patterns")
    func patterns() {
        let drawn = (1..<8).map { index -> String in
            var svg = SVGWriter()
            ChartTone(index).define("x", in: &svg)
            return svg.text.replacing("x-t\(index)", with: "").replacing(ChartTone(index).colour, with: "")
        }
        #expect(Set(drawn).count == 7 && Set(ChartTone.colours).count == 8)
        #expect(ChartTone(8) == ChartTone(0))
    }
}
