import Testing

@Suite("What was filed and done, in any order, stands as before once it is undone")
struct UndoPropertyTests {
    @Test(
        "requests, messages, links, counts and targets, after each undoing",
        arguments: StoreEngine.allCases, [UInt64](1...8))
    func sequences(_ engine: StoreEngine, _ seed: UInt64) async throws {
        var storm = try await UndoStorm(engine, seed: seed)
        for _ in 0..<40 { try await storm.step() }
        try await storm.undoAll()
        #expect(storm.undone > 10)
    }
}
