import Glibc
import Intake

/// Turns `errno` into `StoreFailure`. Paths stay out of it.
enum FileFailure {
    static func make(_ code: CInt, _ doing: String) -> StoreFailure {
        let meaning = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "errno \(code)"
        let detail = "\(doing) failed: \(meaning)"
        switch code {
        case ENOSPC, EDQUOT, EFBIG: return StoreFailure(.full, detail)
        case ENOENT: return StoreFailure(.missing, detail)
        default: return StoreFailure(.unavailable, detail)
        }
    }

    /// The same for one file that is read. Unless it is all of the machine that runs short, the fault is that file's, such as a bad spot
    /// of the disk: everything else must not wait for it (promise 3).
    static func reading(_ code: CInt, _ doing: String) -> StoreFailure {
        let failure = make(code, doing)
        switch code {
        case ENOENT, EMFILE, ENFILE, ENOMEM, EAGAIN: return failure
        default: return StoreFailure(.damaged, failure.detail)
        }
    }
}
