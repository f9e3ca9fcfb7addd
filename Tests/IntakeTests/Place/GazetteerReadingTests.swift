import Intake
import TestKit
import Testing

@Suite struct GazetteerReadingTests {
    private func streets(_ text: String, columns: [String: String] = [:]) -> GazetteerReading {
        GazetteerReading(Array(text.utf8), as: .streets, columns: GazetteerColumns(columns))
    }

    @Test("a table of streets gives blocks with both sides")
    func table() throws {
        let reading = streets(
            """
            street,left_from,left_to,right_from,right_to,from_latitude,from_longitude,to_latitude,to_longitude,ward,aliases
            "Main Street",1,99,2,98,42.0,-71.0,42.01,-71.0,1,"Old Post Road; Route 9"
            Broadway,,,,,42.005,-71.01,42.005,-70.99,2,
            """)
        #expect(reading.problems.isEmpty)
        let row = try #require(reading.rows.streets.first)
        #expect(row.name == StreetName(name: "Main", type: .street))
        #expect(row.aliases == ["Old Post Road", "Route 9"])
        #expect(row.houses.map(\.from) == [1, 2])
        #expect(row.points.count == 2)
        let gazetteer = Gazetteer(reading.rows)
        #expect(gazetteer.size == GazetteerSize(streets: 2, stretches: 2, corners: 1, landmarks: 0, areas: 0))
        let place = try #require(PlaceFinder(gazetteer).places(in: "at 50 Main St.").best)
        #expect(abs(try #require(place.point).latitude - 42.005) < 0.0002)
        #expect(PlaceFinder(gazetteer).places(in: "12 Old Post Rd").best?.text == "12 Main Street")
        #expect(PlaceFinder(gazetteer).places(in: "Broadway & Main").best?.kind == .corner)
    }

    @Test("a city's own names of columns, a semicolon between cells, a byte order mark and CRLF")
    func mapped() throws {
        let reading = streets(
            "\u{FEFF}STRASSE;NR;Y;X\r\nElm Street;12;42,5;-71.0\r\n", columns: ["street": "Strasse", "number": "NR"])
        #expect(
            reading.problems.map(\.description) == [
                "row 2, column latitude: must be degrees from -90 to 90, not `42,5`"
            ])
        let right = streets(
            "STRASSE;NR;Y;X\r\nElm Street;12;42.5;-71.0\r\n", columns: ["street": "Strasse", "number": "NR"])
        #expect(right.rows.streets.first?.houses == [HouseRange(from: 12, to: 12)].compactMap { $0 })
    }

    @Test("the census's names of columns")
    func census() throws {
        let reading = GazetteerReading(
            Array(
                """
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"FULLNAME":"School St","LFROMADD":"1","LTOADD":"99",
                "RFROMADD":2,"RTOADD":98,"MTFCC":null},"geometry":{"type":"LineString","coordinates":[[-71.0,42.0],[-71.0,42.005],[-71.0,42.01]]}}]}
                """.utf8), as: .streets)
        #expect(reading.problems.isEmpty)
        let row = try #require(reading.rows.streets.first)
        #expect(row.name.text == "School Street")
        #expect(row.points.count == 3)
        #expect(row.houses == [HouseRange(from: 1, to: 99), HouseRange(from: 2, to: 98)].compactMap { $0 })
    }

    @Test("mistakes name row and column, the other rows stay")
    func mistakes() {
        let reading = streets(
            """
            street,from,to,from_latitude,from_longitude,to_latitude,to_longitude
            ,1,9,42,-71,42.1,-71
            Elm St,one,9,42,-71,42.1,-71
            Oak St,1,9,95,-71,42.1,-71
            Ash St,1,9,42,,42.1,-71
            Fir St,1,9,42,-71,42.1,-71
            """)
        #expect(reading.rows.streets.map(\.name.name) == ["Fir"])
        #expect(
            reading.problems.map(\.description) == [
                "row 2, column street: is missing",
                "row 3, column from: must be a house number from 1 to 99999, not `one`",
                "row 4, column from_latitude: must be degrees from -90 to 90, not `95`",
                "row 5, column from_longitude: is missing beside from_latitude",
            ])
    }

    @Test("a header without the column says which one")
    func header() {
        #expect(
            streets("name,lat\nElm,1").problems.map(\.description) == [
                "row 1, column street: is missing: the first row names the columns"
            ])
        #expect(streets("").problems.count == 1)
        #expect(
            GazetteerReading(Array("name\nWard 1".utf8), as: .areas).problems.map(\.description) == [
                "must be GeoJSON: outlines do not fit into a table"
            ])
    }

    @Test("features that are wrong are named, the others stay")
    func features() {
        let reading = GazetteerReading(
            Array(
                """
                {"features":[{"properties":{"kind":"ward","name":"A"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}},
                {"properties":{"kind":"ward","name":"B"},"geometry":{"type":"Polygon","coordinates":[[[0,91],[1,0],[1,1],[0,91]]]}},
                {"properties":{"kind":"county","name":"C"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}},
                {"properties":{"kind":"ward","name":"D"},"geometry":{"type":"Curve","coordinates":[]}}, 7]}
                """.utf8), as: .areas)
        #expect(reading.rows.areas.map(\.name) == ["A"])
        #expect(
            reading.problems.map(\.description) == [
                "feature 2: has a position that is not on the earth: longitude comes first",
                "feature 3, property kind: must be `city` or `ward`, not `county`",
                "feature 4: has a geometry of type `Curve`, which no place has",
                "feature 5: is no feature: it must have `properties` and a `geometry` with `type` and `coordinates`",
            ])
    }

    @Test(
        "bytes of any kind are read or refused",
        arguments: [
            "{", "{}", "{\"features\":{}}", "{\"features\":[[[[[[]]]]]]}", "\"", "street\n\"", "street,street\nElm,Elm",
            "street\n\0\n\u{FFFD}",
            "street\r\r\r", "\n\n\n", ",,,\n,,,", "street\n" + String(repeating: "x", count: 6_000),
            "street," + String(repeating: ",", count: 900) + "\nElm",
            "{\"features\":" + String(repeating: "[", count: 6_000),
        ])
    func total(text: String) {
        for subject in GazetteerReading.Subject.allCases {
            let reading = GazetteerReading(Array(text.utf8), as: subject)
            #expect(reading.problems.count <= GazetteerLimits.problems)
            _ = Gazetteer(reading.rows)
        }
    }

    @Test("quotes, doubled quotes, and line ends within them")
    func quotes() throws {
        let bytes = Array("a;\"b \"\"c\"\"\nd\";e\n\n\"f\"g;\"h".utf8)
        var table = CSVReader(bytes, delimiter: nil, strictness: .anyBytes)
        let first = try #require(try table.next())
        #expect(first.cells == ["a", "b \"c\"\nd", "e"] && first.line == 1)
        let second = try #require(try table.next())
        #expect(second.cells == ["fg", "h"] && second.line == 4)
        #expect(try table.next() == nil)
    }

    @Test("any bytes give rows, and none is longer than it may be", arguments: 0..<20)
    func anyBytes(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let signs = Array("ab,;\"\"\n\r\t".utf8) + [0xFF, 0xC3, 0]
        let bytes = (0..<2_000).map { _ in signs[generator.below(signs.count)] }
        var table = CSVReader(bytes, delimiter: nil, strictness: .anyBytes)
        var line = 0
        while let row = try table.next() {
            #expect(
                row.line > line && row.cells.count <= 200 && row.cells.allSatisfy { $0.unicodeScalars.count <= 4_096 })
            line = row.line
        }
        var wide = CSVReader(Array(repeating: UInt8(ascii: ","), count: 500), strictness: .anyBytes)
        #expect(try wide.next()?.cells.count == 200)
    }

    @Test("the gazetteer that comes with the project has no mistake")
    func somerville() {
        for (file, reading) in SomervilleGazetteer.readings {
            #expect(reading.problems.isEmpty, "\(file): \(reading.problems)")
        }
        let size = SomervilleGazetteer.gazetteer.size
        #expect(size.streets > 300)
        #expect(size.corners > 500)
        #expect(size.areas == 8)
    }
}
