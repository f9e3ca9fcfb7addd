import Desk
import Hummingbird
import Intake
import Reports

/// Files that came with a request's messages.
struct FileRoutes: Sendable {
    let requests: RequestPages

    func add(to readers: RouterGroup<PersonContext>) {
        readers.get("/desk/requests/{number}/files/{message}/{position}") { _, context in try await file(context) }
    }

    private func file(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        guard let message = context.parameters.get("message", as: Int64.self),
            let position = context.parameters.get("position", as: Int.self)
        else { throw StaffRefusal.notFound }
        let attached = try await requests.ports.files.file(
            position, of: RowID(rawValue: message), on: found.summary.trackingNumber)
        guard let file = attached else { throw StaffRefusal.notFound }
        let unwrapped = file.encoding.map { requests.ports.unwrap(file.bytes, $0) } ?? file.bytes
        guard let bytes = unwrapped else { throw StaffRefusal.notFound }
        // What leaves the gateway tells nobody where a resident's telephone was; the store keeps the original.
        return FileDownload.response(file, bytes: PictureCleaning.cleaned(bytes))
    }
}
