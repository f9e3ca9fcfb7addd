import Glibc
import Intake

/// How much room must stay on a disk when a backup is written to it: on the store's own disk, whatever is taken is the gateway's.
struct FreeRoom: Sendable {
    /// In bytes.
    var least: Int64 = 256 << 20
    /// In bytes: on a disk of many terabytes nobody misses a twentieth.
    var most: Int64 = 16 << 30

    /// What stays free on a file system of `size` bytes: a twentieth within these bounds.
    func reserve(of size: Int64) -> Int64 { min(max(size / 20, least), most) }

    /// - Throws: `.full` where `bytes` more would leave too little on the disk of `folder`, which must be there.
    func require(_ bytes: Int64, in folder: String) throws(StoreFailure) {
        var facts = statvfs()
        guard unsafe statvfs(folder, &facts) == 0 else { throw FileFailure.make(errno, "asking for the disk's room") }
        let block = Int64(clamping: facts.f_frsize)
        let (free, all) = (Int64(clamping: facts.f_bavail) * block, Int64(clamping: facts.f_blocks) * block)
        let reserve = reserve(of: all)
        guard free >= bytes + reserve else {
            throw StoreFailure(
                .full,
                "the backup takes at least \(bytes >> 20) MB, \(reserve >> 20) MB must stay free, "
                    + "and \(free >> 20) MB are free on its disk")
        }
    }
}
