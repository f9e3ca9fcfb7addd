import Foundation

/// How many files, connections among them, the process may have open: every resident in a chat holds one.
enum OpenFiles {
    /// What the store, the mail servers and the providers need, however many residents are connected. Without a file the store keeps nothing.
    private static let reserve = 512

    /// Raises the limit to what the system grants us (setrlimit(2)): a shell's usual 1,024 are for programs that know no better.
    ///
    /// - Returns: the limit from now on.
    @discardableResult
    static func raise() -> Int {
        var limit = rlimit()
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(resource, &limit) == 0 else { return 1_024 }
        var raised = limit
        raised.rlim_cur = limit.rlim_max
        if setrlimit(resource, &raised) == 0 { limit = raised }
        return Int(clamping: limit.rlim_cur)
    }

    /// Of so many files, those that residents' connections may take.
    static func connections(of files: Int) -> Int { max(files / 2, files - reserve) }
}
