import Foundation

/// A program that a test starts and ends by its process id.
///
/// Not Foundation's `Process`: that hands the signal mask of the calling thread on to the child, and on the threads of the cooperative pool
/// SIGTERM is blocked, so that a server started there never ends when asked to.
package final class ChildProcess: Sendable {
    package enum Failure: Error, CustomStringConvertible {
        case notStarted(String, errno: Int32)
        case status(String, Int32)

        package var description: String {
            switch self {
            case .notStarted(let path, let errno): "\(path) does not start (errno \(errno))"
            case .status(let path, let status): "\(path) ended with \(status)"
            }
        }
    }

    package let identifier: Int32
    private let path: String

    /// - Parameters:
    ///   - output: where its output and its errors go; nowhere without it.
    ///   - input: a descriptor that it reads from; without it there is nothing to read.
    package init(_ path: String, _ arguments: [String], output: String = "/dev/null", input: Int32? = nil) throws {
        self.path = path
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var identifier: pid_t = 0
        let result = posix_spawn(&identifier, path, &actions, &attributes, &words, environ)
        guard result == 0 else { throw Failure.notStarted(path, errno: result) }
        self.identifier = identifier
    }

    /// Whether it has not ended yet. Does not reap it.
    package var isRunning: Bool {
        var info = siginfo_t()
        let result = waitid(P_PID, id_t(identifier), &info, WEXITED | WNOHANG | WNOWAIT)
        return result == 0 && info.si_signo == 0
    }

    /// Waits for its end.
    ///
    /// - Throws: where its status is not 0.
    package func wait() throws {
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
        guard status == 0 else { throw Failure.status(path, status) }
    }

    /// SIGTERM, and SIGKILL where that does nothing within five seconds. Returns when it is gone.
    package func stop() {
        guard isRunning else { return reap() }
        kill(identifier, SIGTERM)
        let end = Date().addingTimeInterval(5)
        while isRunning, Date() < end { usleep(2000) }
        if isRunning { kill(identifier, SIGKILL) }
        reap()
    }

    private func reap() {
        var status: Int32 = 0
        waitpid(identifier, &status, 0)
    }
}
