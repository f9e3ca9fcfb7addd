import Crypto
import CryptoExtras
import Foundation

/// A hashed password as a PHC string, `$scrypt$ln=17,r=8,p=1$salt$hash` (github.com/P-H-C/phc-string-format): the parameters stand in it, so
/// that they can rise and old hashes still be checked.
package struct PasswordHash: Hashable, Sendable {
    /// scrypt's cost (RFC 7914 §2).
    package struct Cost: Hashable, Sendable {
        /// log₂ N.
        package let logN: Int
        package let r: Int
        package let p: Int

        /// 128 MiB and some tenths of a second, the least that OWASP names for scrypt with p=1 (Password Storage Cheat Sheet, 2025).
        package static let usual = Cost(logN: 17, r: 8, p: 1)

        package init(logN: Int, r: Int, p: Int) {
            self.logN = logN
            self.r = r
            self.p = p
        }

        /// What a stored hash may ask of us, whoever wrote it: at most 1 GiB.
        fileprivate var isBearable: Bool {
            (1...20).contains(logN) && (1...32).contains(r) && (1...16).contains(p) && r << logN <= 1 << 23
        }
    }

    private static let saltLength = 16
    private static let hashLength = 32

    package let cost: Cost
    private let salt: [UInt8]
    private let hash: [UInt8]

    /// Hashes a password with a new salt. Blocks for a long time and takes much memory: `PasswordBench` is where it is called.
    ///
    /// - Throws: where the machine has not the memory.
    package static func make(_ password: String, cost: Cost = .usual) throws -> PasswordHash {
        var generator = SystemRandomNumberGenerator()
        let salt = (0..<saltLength).map { _ in UInt8.random(in: 0...255, using: &generator) }
        return PasswordHash(
            cost: cost, salt: salt, hash: try derive(password, salt: salt, cost: cost, length: hashLength))
    }

    /// Whether it is the hash of `password`. Blocks, as `make` does.
    ///
    /// - Throws: where the machine has not the memory.
    package func matches(_ password: String) throws -> Bool {
        let found = try Self.derive(password, salt: salt, cost: cost, length: hash.count)
        return SecretBytes.areEqual(found, hash)
    }

    /// What unknown names are checked against, so that they take as long as known ones: no password has it.
    package static func nobody(cost: Cost = .usual) -> PasswordHash {
        PasswordHash(
            cost: cost, salt: Array(repeating: 0, count: saltLength), hash: Array(repeating: 0, count: hashLength))
    }

    private static func derive(_ password: String, salt: [UInt8], cost: Cost, length: Int) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: Array(PasswordRule.normal(password).utf8), salt: salt, outputByteCount: length,
            rounds: 1 << cost.logN, blockSize: cost.r, parallelism: cost.p)
        return key.withUnsafeBytes { Array($0) }
    }

    private init(cost: Cost, salt: [UInt8], hash: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }
}

extension PasswordHash: LosslessStringConvertible {
    /// The PHC string.
    package var description: String {
        "$scrypt$ln=\(cost.logN),r=\(cost.r),p=\(cost.p)$\(Self.base64(salt))$\(Self.base64(hash))"
    }

    /// Nil for anything else, and for a cost that no machine of ours should bear.
    package init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt" else { return nil }
        let numbers = parts[2].split(separator: ",").map { $0.split(separator: "=") }
        guard numbers.map(\.first) == ["ln", "r", "p"], numbers.allSatisfy({ $0.count == 2 }) else { return nil }
        let values = numbers.compactMap { Int($0[1]) }
        guard values.count == 3 else { return nil }
        let cost = Cost(logN: values[0], r: values[1], p: values[2])
        guard cost.isBearable, let salt = Self.bytes(parts[3]), let hash = Self.bytes(parts[4]),
            salt.count >= 8, (16...64).contains(hash.count)
        else { return nil }
        self.init(cost: cost, salt: salt, hash: hash)
    }

    /// Base64 without padding, as PHC strings have it.
    private static func base64(_ bytes: [UInt8]) -> String {
        var text = Data(bytes).base64EncodedString()
        while text.hasSuffix("=") { text.removeLast() }
        return text
    }

    private static func bytes(_ text: Substring) -> [UInt8]? {
        guard text.utf8.count <= 128 else { return nil }
        let padded = text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        return Data(base64Encoded: String(padded)).map { Array($0) }
    }
}
