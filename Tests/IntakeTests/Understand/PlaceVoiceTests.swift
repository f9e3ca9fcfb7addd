import Testing

@testable import Intake

@Suite("Understanding: places")
struct PlaceVoiceTests {
    @Test("metres are metres")
    func metres() throws {
        let hall = try #require(GeoPoint(latitude: 42.3876, longitude: -71.0995))
        // A thousandth of a degree: 111 m north, 82 m east at this latitude.
        let other = try #require(GeoPoint(latitude: 42.3886, longitude: -71.0985))
        let (east, north) = other.offset(from: hall)
        #expect(abs(north - 111.2) < 0.5)
        #expect(abs(east - 82.1) < 0.5)
        #expect(GeoPoint(latitude: 91, longitude: 0) == nil)
        #expect(GeoPoint(latitude: 0, longitude: .nan) == nil)
    }

    @Test("what is common nearby scores above nothing, what is rare there below, and far away it is silent")
    func scores() throws {
        let places = (0..<20).map { LampsAndBins.place(north: $0 < 10 ? 0 : 100) }
        let voice = try #require(PlaceVoice(places, labels: (0..<20).map { $0 < 10 ? 0 : 1 }, count: 2))
        let near = voice.scores(LampsAndBins.place(north: 0))
        #expect(near.count == PlaceVoice.reaches.count)
        #expect(near.allSatisfy { $0[0] > 0.3 && $0[1] < -0.3 })
        #expect(voice.scores(LampsAndBins.place(north: 50)).allSatisfy { $0.allSatisfy { abs($0) < 1e-5 } })
        #expect(voice.scores(nil).allSatisfy { $0 == [0, 0] })
    }

    @Test("without any place there is no such voice")
    func none() {
        #expect(PlaceVoice([nil, nil], labels: [0, 1], count: 2) == nil)
    }
}
