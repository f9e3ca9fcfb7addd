import Intake
import Reports
import Store
import TestKit
import Testing

@Suite("Open data")
struct OpenDataTests {
    private let catalogue = RequestCatalogue([
        RequestType(code: "pothole", names: [.english: "Pothole"], group: "Streets", department: "DPW", queue: "roads"),
        RequestType(
            code: "abuse", names: [.english: "Abuse"], department: "Health", queue: "health", isPublic: false),
    ])

    private let names = OpenRequestIDs(secret: Array("a secret of the city".utf8))

    private func requests(_ city: SmallCity, step: Int) async throws -> [OpenRequest] {
        let span = Moment(milliseconds: 0)..<city.clock.now() + .seconds(1)
        var all: [OpenRequest] = []
        while true {
            let more = try await city.store.openData.requests(opened: span, after: all.last, limit: step)
            all += more
            if more.count < step { return all }
        }
    }

    @Test(
        "public types only, in Open311's columns, without names, texts and places; step by step",
        arguments: StoreEngine.allCases)
    func sheet(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        for index in 0..<5 {
            try await city.send(.mail("ann\(index)@example.org", "=Secret \(index)", id: "m\(index)"))
        }
        // Two at the same moment: a step between them must not lose one.
        try await city.run(
            "UPDATE service_request SET request_type = 'pothole', place = '12 Elm Street', department = 'DPW'")
        let ids = try await city.column("SELECT CAST(id AS TEXT) FROM service_request ORDER BY id")
        try await city.run("UPDATE service_request SET request_type = 'abuse' WHERE id = \(ids[0])")
        try await city.run("UPDATE service_request SET request_type = NULL WHERE id = \(ids[1])")
        for step in [1, 2, 100] {
            #expect(try await requests(city, step: step).map { "\($0.id.rawValue)" } == [ids[0]] + ids[2...])
        }
        let sheet = OpenDataSheet(catalogue, ids: names, language: .english, hasAddresses: false)
        let all = try await requests(city, step: 2)
        let lines = all.compactMap(sheet.line)
        #expect(lines.count == 3 && sheet.line(all[0]) == nil)
        #expect(
            sheet.header
                == "service_request_id,requested_datetime,updated_datetime,closed_datetime,status_description,"
                + "status_notes,source,service_name,service_subtype,agency_responsible,address,lat,long\r\n")
        for line in lines {
            #expect(line.contains(",,open,,email,Pothole,Streets,DPW,,,\r\n"), "\(line)")
            #expect(!line.contains("Secret") && !line.contains("ann") && !line.contains("Elm"))
        }
        #expect(lines.map { $0.prefix { $0 != "," } } == all.dropFirst().map { Substring(names.id(of: $0.id)) })
        let placed = OpenDataSheet(catalogue, ids: names, language: .english, hasAddresses: true)
        #expect(placed.line(all[1])?.contains(",DPW,12 Elm Street,,\r\n") == true)
    }

    @Test(
        "what was merged into something that not everybody may see is hidden, as on its page",
        arguments: StoreEngine.allCases)
    func merged(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        for index in 0..<4 { try await city.send(.mail("ann\(index)@example.org", "Hole \(index)", id: "m\(index)")) }
        try await city.run("UPDATE service_request SET request_type = 'pothole'")
        let ids = try await city.column("SELECT CAST(id AS TEXT) FROM service_request ORDER BY id")
        let sheet = OpenDataSheet(catalogue, ids: names, language: .english, hasAddresses: false)
        func shown() async throws -> [String] {
            try await requests(city, step: 10).filter { sheet.line($0) != nil }.map { "\($0.id.rawValue)" }
        }
        #expect(try await shown() == ids)
        // The first into the second, and that into the third.
        for (one, into) in [(0, 1), (1, 2)] {
            try await city.run(
                "UPDATE service_request SET parent = \(ids[into]), status = 'resolved' WHERE id = \(ids[one])")
            try await city.run(
                """
                INSERT INTO work (request, version, since, closed_as) VALUES (\(ids[one]), 1, 0, 'merged')
                ON CONFLICT (request) DO UPDATE SET closed_as = 'merged'
                """)
        }
        #expect(try await shown() == ids)
        try await city.run("UPDATE service_request SET request_type = 'abuse' WHERE id = \(ids[2])")
        #expect(try await shown() == [ids[3]])
        try await city.run("UPDATE service_request SET request_type = NULL WHERE id = \(ids[2])")
        #expect(try await shown() == [ids[0], ids[1], ids[3]])
        try await city.run("UPDATE service_request SET status = 'set_aside' WHERE id = \(ids[2])")
        #expect(try await shown() == [ids[3]])
    }
}
