/// Bytes as lower-case hexadecimal digits.
enum Hexadecimal {
    private static let digits = [UInt8]("0123456789abcdef".utf8)

    static func encode(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }
}
