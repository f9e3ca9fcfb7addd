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
        guard let encoding = file.encoding else { return FileDownload.response(file, bytes: file.bytes) }
        guard let bytes = requests.ports.unwrap(file.bytes, encoding) else { throw StaffRefusal.notFound }
        return FileDownload.response(file, bytes: bytes)
    }
}
