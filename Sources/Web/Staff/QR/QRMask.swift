/// The eight masks of a QR code, and what speaks against one (ISO/IEC 18004:2015, §7.8).
enum QRMask {
    static func inverts(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
        switch mask {
        case 0: (x + y) % 2 == 0
        case 1: y % 2 == 0
        case 2: x % 3 == 0
        case 3: (x + y) % 3 == 0
        case 4: (x / 3 + y / 2) % 2 == 0
        case 5: x * y % 2 + x * y % 3 == 0
        case 6: (x * y % 2 + x * y % 3) % 2 == 0
        default: ((x + y) % 2 + x * y % 3) % 2 == 0
        }
    }

    static func penalty(rows: [[Bool]], columns: [[Bool]]) -> Int {
        let lines = (rows + columns).map { runs($0) + finders($0) }.reduce(0, +)
        let all = rows.joined()
        let darkPercent = all.count { $0 } * 100 / max(1, all.count)
        return lines + blocks(rows) + abs(darkPercent - 50) / 5 * 10
    }

    /// Five and more alike in a line.
    private static func runs(_ line: [Bool]) -> Int {
        var (penalty, length) = (0, 0)
        for index in line.indices {
            length = index > 0 && line[index] == line[index - 1] ? length + 1 : 1
            if length == 5 { penalty += 3 } else if length > 5 { penalty += 1 }
        }
        return penalty
    }

    private static let finder = [true, false, true, true, true, false, true]

    /// What looks like a corner's mark, with four light ones on either side.
    private static func finders(_ line: [Bool]) -> Int {
        guard line.count >= 11 else { return 0 }
        let light = Array(repeating: false, count: 4)
        var penalty = 0
        for start in 0...(line.count - 11) {
            let piece = Array(line[start..<start + 11])
            if piece == finder + light || piece == light + finder { penalty += 40 }
        }
        return penalty
    }

    /// Squares of two by two.
    private static func blocks(_ rows: [[Bool]]) -> Int {
        var penalty = 0
        for y in 1..<rows.count {
            for x in 1..<rows.count {
                let isDark = rows[y][x]
                if rows[y][x - 1] == isDark, rows[y - 1][x] == isDark, rows[y - 1][x - 1] == isDark { penalty += 3 }
            }
        }
        return penalty
    }
}
