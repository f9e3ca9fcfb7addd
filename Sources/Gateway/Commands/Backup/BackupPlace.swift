import Intake
import Store

/// Which backup an argument means.
enum BackupPlace {
    /// The folders of backups: the argument's own where it is one, otherwise the newest in it, or all. One that is dated in the future is
    /// not the newest while there is another.
    ///
    /// - Throws: `CommandFailure` where there is none.
    static func backups(_ argument: String, all: Bool) throws -> [String] {
        let folder = BackupFolder(path: argument)
        if isOne(folder) { return [folder.path] }
        let (stamps, now) = (try stamps(in: folder), SystemWallClock().now())
        guard let newest = stamps.last(where: { $0.moment <= now }) ?? stamps.last else { throw none(in: folder) }
        return (all ? stamps : [newest]).map(folder.path(of:))
    }

    /// The folder of one backup: the argument's own, or the newest in it. Where any is dated in the future, the clock was wrong then or is
    /// now, and nobody but a person knows which is the newest.
    ///
    /// - Throws: `CommandFailure` where there is none, or it must be named.
    static func newest(_ argument: String) throws -> String {
        let folder = BackupFolder(path: argument)
        if isOne(folder) { return folder.path }
        let (stamps, now) = (try stamps(in: folder), SystemWallClock().now())
        guard let newest = stamps.last else { throw none(in: folder) }
        guard newest.moment <= now else {
            throw CommandFailure(
                "the backup \(newest) is dated in the future, so that the clock was wrong or is; name the one to restore, "
                    + "e.g. \(folder.path(of: stamps.last { $0.moment <= now } ?? newest))")
        }
        return folder.path(of: newest)
    }

    private static func isOne(_ folder: BackupFolder) -> Bool {
        folder.path.split(separator: "/").last.map { BackupStamp(name: String($0)) != nil } ?? false
    }

    private static func stamps(in folder: BackupFolder) throws -> [BackupStamp] {
        do throws(StoreFailure) { return try folder.stamps() } catch { throw CommandFailure(error.description) }
    }

    private static func none(in folder: BackupFolder) -> CommandFailure {
        CommandFailure("there is no whole backup in \(folder.path)")
    }
}
