import Crypto
import Intake
import NIOCore

/// The body of an answer as it comes in, with its digest.
struct S3Body: Sendable {
    private(set) var bytes: [UInt8] = []
    private var sum = SHA256()
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// - Throws: `S3Trouble` where it becomes too large.
    mutating func append(_ piece: ByteBuffer, _ address: S3Address) throws(S3Trouble) {
        guard bytes.count + piece.readableBytes <= limit else {
            throw S3Trouble(.stop, .damaged, "\(address) sends more than the \(limit) bytes that it may")
        }
        let start = bytes.count
        bytes += piece.readableBytesView
        sum.update(data: bytes[start...])
    }

    func digest() -> BlobID { BlobID(of: sum.finalize()) }
}
