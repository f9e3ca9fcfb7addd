import Intake
import Store
import TestKit

/// The databases of tests in one server, each belonging to a test's folder and gone with it.
actor PostgresDatabases {
    static let shared = PostgresDatabases()

    /// Has the product's tables, made once: a copy of it is made several times faster.
    private static let template = "migrated"

    private var known: Set<String> = []
    private var templating: Task<Void, any Error>?

    func url(of folder: TemporaryFolder, isMigrated: Bool) async throws -> PostgresURL {
        let server = try await BlockingWork.run { try PostgresServer.shared() }
        let name = PostgresServer.database(of: folder.path)
        if known.insert(name).inserted {
            if isMigrated { try await template(on: server) }
            let template = isMigrated ? Self.template : nil
            try await BlockingWork.run { try server.makeDatabase(of: folder, template: template) }
        }
        return try PostgresURL(server.url(name))
    }

    private func template(on server: PostgresServer) async throws {
        let task =
            templating
            ?? Task {
                try await BlockingWork.run { try server.run("CREATE DATABASE \(Self.template)") }
                let url = try PostgresURL(server.url(Self.template))
                let database = try await PostgresDatabase.open(url, purpose: .work)
                try await Schema.intake.migrate(database, at: Moment(milliseconds: 0))
                await database.close()
            }
        templating = task
        try await task.value
    }
}
