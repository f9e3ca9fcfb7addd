import Foundation

/// How many files, chats' sockets among them, the process may have open (getrlimit(2), RLIMIT_NOFILE).
enum OpenFileLimit {
    /// Raises it to what the system allows: shells and services give 1,024 for the sake of programs that use select(2), and each idle
    /// chat holds one.
    ///
    /// - Returns: the limit that holds from now on.
    static func raise() -> Int {
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return 0 }
        var raised = limit
        raised.rlim_cur = limit.rlim_max
        return Int(clamping: setrlimit(resource, &raised) == 0 ? raised.rlim_cur : limit.rlim_cur)
    }
}
