import Foundation

/// The files that a command makes.
enum NewFiles {
    /// What residents wrote is for our user, and for a group that whoever starts us may allow: from now on, of this process.
    static func keepToUs() { umask(umask(0o077) | 0o027) }
}
