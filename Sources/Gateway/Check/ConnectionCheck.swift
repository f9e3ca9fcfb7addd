import AsyncHTTPClient
import Channels
import Foundation
import Intake
import Mail
import Store

/// Tries every connection that the settings name.
struct ConnectionCheck: Sendable {
    struct Line: Sendable {
        var name: String
        /// Nil where it works.
        var failure: String?
        var note = ""
    }

    let settings: Settings
    let client: HTTPClient

    /// One line for each, all tried at the same time.
    func results() async -> [Line] {
        let clock = SystemWallClock()
        return await withTaskGroup(of: (Int, [Line]).self) { group in
            group.addTask { (0, [await store()] + (await blobs()) + backup()) }
            for (index, channel) in settings.channels.enumerated() {
                group.addTask { (index + 1, await lines(channel, clock)) }
            }
            var found: [(Int, [Line])] = []
            for await lines in group { found.append(lines) }
            return found.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }

    private func store() async -> Line {
        let place = StorePlace(settings)
        do throws(StoreFailure) {
            let database = try await place.open(.read)
            let doubts = try await (database as? PostgresDatabase)?.doubts() ?? []
            await database.close()
            return Line(name: "store", failure: nil, note: doubts.isEmpty ? "" : " (\(doubts.joined(separator: "; ")))")
        } catch {
            if error.code == .missing { return Line(name: "store", failure: nil, note: " (made at the first start)") }
            return Line(name: "store", failure: error.description)
        }
    }

    /// Beside PostgreSQL, where they may be elsewhere: writes, reads and removes something.
    private func blobs() async -> [Line] {
        let place = StorePlace(settings)
        guard !place.isEmbedded else { return [] }
        if case .folder(let folder) = place.blobs, !FileManager.default.fileExists(atPath: folder + "/blobs") {
            return [Line(name: "blobs", failure: nil, note: " (made at the first start)")]
        }
        do throws(StoreFailure) {
            let blobs = try place.openBlobs()
            let result: Result<Void, StoreFailure>
            do throws(StoreFailure) {
                result = .success(try await blobs.probe())
            } catch {
                result = .failure(error)
            }
            await blobs.close()
            try result.get()
            return [Line(name: "blobs", failure: nil, note: " (\(place.blobs))")]
        } catch {
            return [Line(name: "blobs", failure: error.description)]
        }
    }

    private func backup() -> [Line] {
        guard let backup = settings.backup else { return [] }
        do throws(StoreFailure) {
            let folder = BackupFolder(path: backup.folder)
            let newest = try folder.probe().map { "the newest: \($0)" } ?? "none yet"
            let isBeside = folder.isBeside(StorePlace(settings).folder)
            let place = isBeside ? "; on the store's own disk, and lost with that" : ""
            return [Line(name: "backup", failure: nil, note: " (\(newest)\(place))")]
        } catch {
            return [Line(name: "backup", failure: error.description)]
        }
    }

    private func lines(_ channel: ChannelSettings, _ clock: any WallClock) async -> [Line] {
        switch channel {
        case .email(let email):
            let check = EmailCheck(settings: email, client: client, clock: clock)
            return [
                Line(name: "\(email.id) imap", failure: await check.imap()),
                Line(name: "\(email.id) smtp", failure: await check.smtp()),
            ]
        case .chat(let chat): return [Line(name: "\(chat.id) chat", failure: nil, note: " (nothing to connect to)")]
        case .logged(let logged):
            return [Line(name: "\(logged.name.id) \(logged.name.kind.rawValue)", failure: nil, note: " (staff log it)")]
        case .text(let text, _, _):
            return [Line(name: "\(text.id) sms", failure: await TextCheck(settings: text, client: client).send())]
        }
    }
}
