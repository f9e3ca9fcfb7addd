/// Bytes as the codewords of a QR code: mode, count, data, padding, and the Reed-Solomon correction of each block, interleaved
/// (ISO/IEC 18004:2015, §7.4 to §7.6).
enum QRCodewords {
    static func make(_ bytes: [UInt8], version: QRVersion) -> [UInt8] {
        var bits: [Bool] = []
        func append(_ value: Int, _ count: Int) {
            for index in (0..<count).reversed() { bits.append(value >> index & 1 == 1) }
        }
        // Byte mode is 0100.
        append(4, 4)
        append(bytes.count, version.countBits)
        for byte in bytes { append(Int(byte), 8) }
        append(0, min(4, version.dataCount * 8 - bits.count))
        while bits.count % 8 != 0 { bits.append(false) }
        var data = stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
        var padding: UInt8 = 0xEC
        while data.count < version.dataCount {
            data.append(padding)
            padding ^= 0xEC ^ 0x11
        }
        return interleaved(data, version)
    }

    private static func interleaved(_ data: [UInt8], _ version: QRVersion) -> [UInt8] {
        let divisor = divisor(version.correction)
        var blocks: [(data: ArraySlice<UInt8>, correction: [UInt8])] = []
        var rest = data[...]
        for group in version.blocks {
            for _ in 0..<group.count {
                let block = rest.prefix(group.data)
                rest = rest.dropFirst(group.data)
                blocks.append((block, remainder(block, divisor)))
            }
        }
        let longest = blocks.map(\.data.count).max() ?? 0
        var all: [UInt8] = []
        for index in 0..<longest {
            for block in blocks where index < block.data.count { all.append(block.data[block.data.startIndex + index]) }
        }
        for index in 0..<version.correction { for block in blocks { all.append(block.correction[index]) } }
        return all
    }

    /// The product of (x − 2^i), without its leading 1.
    private static func divisor(_ degree: Int) -> [UInt8] {
        var result = Array(repeating: UInt8(0), count: degree - 1) + [1]
        var root: UInt8 = 1
        for _ in 0..<degree {
            for index in result.indices {
                result[index] = times(result[index], root)
                if index + 1 < result.count { result[index] ^= result[index + 1] }
            }
            root = times(root, 2)
        }
        return result
    }

    private static func remainder(_ data: ArraySlice<UInt8>, _ divisor: [UInt8]) -> [UInt8] {
        var result = Array(repeating: UInt8(0), count: divisor.count)
        for byte in data {
            let factor = byte ^ result.removeFirst()
            result.append(0)
            for index in result.indices { result[index] ^= times(divisor[index], factor) }
        }
        return result
    }

    /// In the field of 256 elements modulo x⁸ + x⁴ + x³ + x² + 1.
    private static func times(_ a: UInt8, _ b: UInt8) -> UInt8 {
        var product = 0
        for index in (0..<8).reversed() {
            product = product << 1 ^ (product >> 7) * 0x11D
            product ^= (Int(b) >> index & 1) * Int(a)
        }
        return UInt8(truncatingIfNeeded: product)
    }
}
