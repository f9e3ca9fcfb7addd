import Crypto
import Foundation
import Intake
import Reports

/// By what a file of counts is known again: its bytes, and what the mapping makes of them. The same file read in another way is another.
enum VolumeDigest {
    /// In hexadecimal.
    static func text(of file: [UInt8], _ days: [String: VolumeDay]) -> String {
        var digest = SHA256()
        digest.update(data: Array(SHA256.hash(data: file)))
        for (day, count) in days.sorted(by: { $0.key < $1.key }) {
            let hours = count.hours.map { $0.map(String.init).joined(separator: " ") } ?? "-"
            digest.update(data: Array("\(day) \(count.amount) \(hours)\n".utf8))
        }
        return digest.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
