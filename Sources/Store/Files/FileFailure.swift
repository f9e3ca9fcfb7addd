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
}
