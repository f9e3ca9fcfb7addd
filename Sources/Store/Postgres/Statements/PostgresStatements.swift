import CPostgres

/// What one connection has prepared, by slot. A statement is prepared for the types of its values; where a NULL stands, for the type that
/// an earlier call had there, so that a statement with many values that may be NULL is not prepared for each combination.
struct PostgresStatements {
    struct Prepared {
        let name: String
        let types: [Oid]
        /// Of one that is compiled for this one use.
        var text: String?
    }

    private var bySlot: [Int: [Prepared]] = [:]
    private var count = 0

    /// The prepared form for such values, if there is one.
    func prepared(_ slot: Int, for types: [Oid]) -> Prepared? {
        bySlot[slot]?.first { Self.fits($0.types, types) }
    }

    /// The types and the name under which to prepare a statement now.
    mutating func next(_ slot: Int, for types: [Oid]) -> Prepared {
        count += 1
        let known = bySlot[slot, default: []]
        let filled = types.enumerated().map { index, type in
            guard type == 0 else { return type }
            return known.lazy.map(\.types).first { $0.count == types.count && $0[index] != 0 }?[index] ?? 0
        }
        return Prepared(name: "s\(count)", types: filled)
    }

    mutating func note(_ prepared: Prepared, in slot: Int) { bySlot[slot, default: []].append(prepared) }

    /// Of another connection nothing is known.
    mutating func removeAll() { bySlot = [:] }

    private static func fits(_ prepared: [Oid], _ types: [Oid]) -> Bool {
        guard prepared.count == types.count else { return false }
        return zip(prepared, types).allSatisfy { $1 == 0 || $0 == $1 }
    }
}
