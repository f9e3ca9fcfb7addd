import Glibc

/// A child process with a pipe to its standard input and one from its standard output. It leads a process group of its own, has no
/// signal blocked or ignored, and none of our descriptors.
///
/// Belongs to one thread. Every call but `kill` and the last `reap` returns at once.
final class SpawnedChild {
    /// The child's id, and that of its group.
    private let identifier: pid_t
    /// Our end of its standard input; -1 once closed.
    private(set) var input: Int32
    /// Our end of its standard output; -1 once closed.
    private(set) var output: Int32

    /// - Parameters:
    ///   - words: the program's path and its arguments.
    ///   - environment: each `NAME=value`.
    init(_ words: [String], _ environment: [String], showsErrors: Bool) throws(ChildFailure) {
        Self.blockBrokenPipes()
        let toChild = try Self.pipe()
        let fromChild: (reading: Int32, writing: Int32)
        do throws(ChildFailure) {
            fromChild = try Self.pipe()
        } catch {
            close(toChild.reading)
            close(toChild.writing)
            throw error
        }
        defer {
            close(toChild.reading)
            close(fromChild.writing)
        }
        do throws(ChildFailure) {
            identifier = try Self.spawn(
                words, environment, input: toChild.reading, output: fromChild.writing, showsErrors: showsErrors)
        } catch {
            close(toChild.writing)
            close(fromChild.reading)
            throw error
        }
        (input, output) = (toChild.writing, fromChild.reading)
        for end in [input, output] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    }

    deinit {
        closeInput()
        closeOutput()
    }

    func closeInput() {
        if input >= 0 { close(input) }
        input = -1
    }

    func closeOutput() {
        if output >= 0 { close(output) }
        output = -1
    }

    /// Whether it has ended. It is not reaped, so that its id, and its group's, stay its own.
    var hasEnded: Bool {
        var info = siginfo_t()
        return waitid(P_PID, id_t(identifier), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_signo != 0
    }

    /// Kills it and all of its group.
    func kill() { _ = Glibc.kill(-identifier, SIGKILL) }

    /// Waits for its end and gives how it came.
    func reap() -> ChildOutcome.End {
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) < 0 {
            guard errno == EINTR else { return .exited(-1) }
        }
        // As the macros of <sys/wait.h> have it, which Swift does not import.
        let signal = status & 0x7F
        return signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
    }

    private static func pipe() throws(ChildFailure) -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else { throw ChildFailure(code: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    /// A child that ends without reading what we write would otherwise end us.
    private static func blockBrokenPipes() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    private typealias CloseFrom =
        @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32

    /// `posix_spawn_file_actions_addclosefrom_np(3)`, of glibc 2.34 and later: the imported C library leaves out what is not of POSIX.
    private static let closeFrom: CloseFrom? = dlsym(
        dlopen(nil, RTLD_NOW), "posix_spawn_file_actions_addclosefrom_np"
    ).map { unsafeBitCast($0, to: CloseFrom.self) }

    private static func spawn(
        _ words: [String], _ environment: [String], input: Int32, output: Int32, showsErrors: Bool
    ) throws(ChildFailure) -> pid_t {
        guard let closeFrom else { throw ChildFailure(code: ENOSYS) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        if !showsErrors { posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) }
        // Whatever a library opened without O_CLOEXEC stays ours.
        _ = closeFrom(&actions, 3)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
        defer { for copy in arguments + variables { free(copy) } }
        var identifier: pid_t = 0
        let result = posix_spawn(&identifier, words[0], &actions, &attributes, &arguments, &variables)
        guard result == 0 else { throw ChildFailure(code: result) }
        return identifier
    }
}
