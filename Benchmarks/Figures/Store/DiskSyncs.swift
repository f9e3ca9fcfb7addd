import Foundation
import Glibc

/// How often the disk can make an appended page durable, one after the other: the limit for commits that are not shared.
struct DiskSyncs {
    let folder: String

    func perSecond(for seconds: Double) throws -> Double {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/syncs"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
        defer {
            close(descriptor)
            unlink(path)
        }
        let page = [UInt8](repeating: 1, count: 4096)
        var count = 0
        let start = ContinuousClock.now
        while ContinuousClock.now - start < .seconds(seconds) {
            guard write(descriptor, page, page.count) == page.count, fdatasync(descriptor) == 0 else {
                throw CocoaError(.fileWriteUnknown)
            }
            count += 1
        }
        return Double(count) / ((ContinuousClock.now - start) / .seconds(1))
    }
}
