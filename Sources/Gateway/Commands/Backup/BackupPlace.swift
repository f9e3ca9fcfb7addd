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
        if let name = folder.path.split(separator: "/").last, BackupStamp(name: String(name)) != nil {
            return [folder.path]
        }
        let stamps: [BackupStamp]
        do throws(StoreFailure) { stamps = try folder.stamps() } catch { throw CommandFailure(error.description) }
        let now = SystemWallClock().now()
        guard let newest = stamps.last(where: { $0.moment <= now }) ?? stamps.last else {
            throw CommandFailure("there is no whole backup in \(folder.path)")
        }
        return (all ? stamps : [newest]).map(folder.path(of:))
    }
}
