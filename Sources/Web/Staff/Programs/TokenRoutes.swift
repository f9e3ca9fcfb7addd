import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Intake
import NIOCore

/// `/api/v1/token`: what a program's token is good for, to try it.
struct TokenRoutes: Sendable {
    private struct Answer: Encodable {
        let name: String
        let scopes: [String]
        /// Milliseconds since 1970 UTC.
        let expiresAt: Int64
    }

    func add(to group: RouterGroup<ProgramContext>) {
        group.get("/api/v1/token") { _, context in
            let token = try context.token()
            let encoder = JSONEncoder()
            encoder.keyEncodingStrategy = .convertToSnakeCase
            encoder.outputFormatting = .sortedKeys
            let scopes = Permission.allCases.filter(token.scopes.contains).map(\.rawValue)
            let body = try encoder.encode(
                Answer(name: token.name.text, scopes: scopes, expiresAt: token.expiresAt.milliseconds))
            return Response(
                status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
                body: .init(byteBuffer: ByteBuffer(bytes: body + [UInt8(ascii: "\n")])))
        }
    }
}
