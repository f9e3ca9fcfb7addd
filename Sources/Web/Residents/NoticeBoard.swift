package import Intake
import Synchronization

/// The incident notices that residents are shown on pages: read now and then, since anybody may ask as often as they like. Where they cannot be read,
/// those of the last time are shown.
package final class NoticeBoard: Sendable {
    /// So many are shown: who reads five reads none.
    package static let most = 3
    private static let freshFor = Duration.seconds(10)
    /// Open notices that are held against a request.
    private static let mostOpen = 50

    private let book: any OpenNotices
    private let clock: any WallClock
    private let cityLanguage: Language
    private let last = Mutex<(at: Moment, notices: [IncidentNotice])?>(nil)

    package init(book: any OpenNotices, clock: any WallClock, cityLanguage: Language) {
        self.book = book
        self.clock = clock
        self.cityLanguage = cityLanguage
    }

    /// The words of those that hold in the whole city, in a language.
    func everywhere(in language: Language) async -> [String] {
        let open = await open()
        return words(of: open.filter { $0.draft.places.isEmpty }, language)
    }

    /// The words of those that are about a request.
    ///
    /// - Parameter text: what its reader may know of its place and its words; nothing for everybody else, who sees its type.
    func about(type: String?, text: [String], in language: Language) async -> [String] {
        let open = await open()
        let folded = FoldedText(text, limit: RoutingRules.examinedBytes)
        let types = [type].compactMap(\.self)
        return words(of: open.filter { $0.reason(in: folded, types: types) != nil }, language)
    }

    private func words(of notices: [IncidentNotice], _ language: Language) -> [String] {
        Array(notices.compactMap { $0.draft.text(in: language, city: cityLanguage) }.prefix(Self.most))
    }

    private func open() async -> [IncidentNotice] {
        let now = clock.now()
        let known = last.withLock { $0 }
        if let known, now.since(known.at) < Self.freshFor, now.since(known.at) >= .zero {
            return known.notices.filter { $0.isOpen(at: now) }
        }
        let found: [IncidentNotice]
        do throws(StoreFailure) {
            found = try await book.open(at: now, limit: Self.mostOpen)
        } catch {
            found = (known?.notices ?? []).filter { $0.isOpen(at: now) }
        }
        last.withLock { $0 = (now, found) }
        return found
    }
}
