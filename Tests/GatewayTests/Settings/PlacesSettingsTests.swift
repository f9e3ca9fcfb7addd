import Intake
import TestKit
import Testing

@testable import Gateway

@Suite("Settings: places")
struct PlacesSettingsTests {
    @Test("the files of places are found from the settings' folder, with the city's own columns")
    func files() throws {
        let files = try CityFiles(
            extra: """
                places:
                  streets: [gis/lines.csv]
                  landmarks: gis/marks.csv
                  columns: {street: STRASSE}

                """)
        #expect(
            files.problems() == [
                "intake.yaml:12: `places.streets` names gis/lines.csv, which cannot be read",
                "intake.yaml:13: `places.landmarks` names gis/marks.csv, which cannot be read",
            ])
        try files.write("gis/lines.csv", "STRASSE,number,lat,lon\nOak Lane,7,10,20\n")
        try files.write("gis/marks.csv", "name,kind\nEast Town,town\n")
        let settings = try files.settings()
        let gazetteer = try settings.places.gazetteer()
        #expect(gazetteer.size.streets == 1)
        #expect(PlaceFinder(gazetteer).places(in: "7 Oak Lane").best?.text == "7 Oak Lane")
        #expect(PlaceFinder(gazetteer).places(in: "7 Oak Lane, East Town").best?.isInside == false)
    }

    @Test("mistakes in the files are told with file, row and column, and intake check tells them")
    func mistakes() async throws {
        let files = try CityFiles(extra: "places:\n  streets: streets.csv\n  areas: areas.geojson\n  colour: red\n")
        try files.write("streets.csv", "street,number,lat,lon\nOak Lane,x,10,20\n")
        try files.write("areas.geojson", "{\"features\":[3]}")
        #expect(files.problems().count == 1)
        let right = try CityFiles(extra: "places:\n  streets: streets.csv\n  areas: areas.geojson\n")
        try right.write("streets.csv", "street,number,lat,lon\nOak Lane,x,10,20\n")
        try right.write("areas.geojson", "{\"features\":[3]}")
        let checked = try await IntakeProgram.run("check", "--offline", "-c", right.file)
        #expect(!checked.isGood)
        #expect(
            checked.output.contains("streets.csv: row 2, column number: must be a house number"), "\(checked.output)")
        #expect(checked.output.contains("areas.geojson: feature 1: is no feature"))
        try right.write("streets.csv", "street,number,lat,lon\nOak Lane,7,10,20\n")
        try right.write("areas.geojson", "{\"features\":[]}")
        let good = try await IntakeProgram.run("check", "--offline", "-c", right.file)
        #expect(good.isGood && good.output.contains("places  ok: 1 streets, 0 corners, 0 landmarks, 0 areas"))
    }

    @Test("the columns of the settings are those that the files may have")
    func columns() {
        #expect(SettingsReference.names(SettingsReference.placeColumns) == GazetteerColumns.known)
    }
}
