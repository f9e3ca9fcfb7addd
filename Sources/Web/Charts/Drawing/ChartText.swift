/// Numbers and lengths as a chart writes them.
enum ChartText {
    /// What stands where there is no data.
    static let nothing = "Nothing to show for this time."

    /// A place in the drawing: a tenth is as fine as one sees.
    static func place(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e9 else { return "0" }
        let tenths = Int((value * 10).rounded())
        let whole = "\(abs(tenths) / 10)" + (tenths % 10 == 0 ? "" : ".\(abs(tenths) % 10)")
        return tenths < 0 ? "-\(whole)" : whole
    }

    /// `12,345`, or with one decimal below 10 where it has one: `3.4`.
    static func amount(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "–" }
        let tenths = Int((abs(value) * 10).rounded())
        let sign = value < 0 && tenths > 0 ? "−" : ""
        if tenths < 100, tenths % 10 != 0 { return "\(sign)\(tenths / 10).\(tenths % 10)" }
        return sign + grouped(Int(abs(value).rounded()))
    }

    /// With one decimal where it has one: `30`, `30.4`.
    static func tenth(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e9 else { return "–" }
        return place(value).replacing("-", with: "−")
    }

    private static func grouped(_ value: Int) -> String {
        value < 1_000
            ? "\(value)" : grouped(value / 1_000) + "," + String(String(value % 1_000 + 1_000).dropFirst())
    }

    /// About how wide a text is, in units of its size: sans-serif letters are a little wider than half of it, ideographs a whole.
    static func width(_ text: String) -> Double {
        text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 1 : 0.56) }
    }

    /// The text, or its beginning with an ellipsis where it is wider than `width` units of its size.
    static func cut(_ text: String, to width: Double) -> String {
        guard Self.width(text) > width else { return text }
        var shorter = text
        while !shorter.isEmpty, Self.width(shorter) + 0.9 > width { shorter.removeLast() }
        return shorter.trimmingSuffix(while: \.isWhitespace) + "…"
    }
}

extension String {
    fileprivate func trimmingSuffix(while matches: (Character) -> Bool) -> String {
        var text = self
        while let last = text.last, matches(last) { text.removeLast() }
        return text
    }
}
