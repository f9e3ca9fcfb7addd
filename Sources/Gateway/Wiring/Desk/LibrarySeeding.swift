import Desk
import Intake
import Logging

/// Fills the library once, at the first start that finds it empty and a file to begin with.
struct LibrarySeeding: Sendable {
    let library: any LibraryBook
    let drafts: [LibraryDraft]
    let clock: any WallClock
    let log: Logger

    func run() async {
        do throws(StoreFailure) {
            guard !drafts.isEmpty, try await library.isEmpty() else { return }
            for (index, draft) in drafts.enumerated() {
                // The form's id: two nodes that start at once add each entry once.
                _ = try await library.add(draft, form: "library.yaml/\(index)", by: .command, at: clock.now())
            }
            log.notice("the library of answers begins with its file", metadata: ["entries": "\(drafts.count)"])
        } catch {
            log.warning("the library of answers could not be filled", metadata: ["reason": "\(error)"])
        }
    }
}
