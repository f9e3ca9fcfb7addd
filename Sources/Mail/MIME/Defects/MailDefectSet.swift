/// A set of defects in one machine word, since every mail carries one.
struct MailDefectSet: Sendable, Equatable, ExpressibleByArrayLiteral {
    private var bits: UInt64 = 0

    init(arrayLiteral elements: MailDefect...) {
        for element in elements { insert(element) }
    }

    var isEmpty: Bool { bits == 0 }

    mutating func insert(_ defect: MailDefect) { bits |= Self.bit(defect) }

    mutating func formUnion(_ other: MailDefectSet) { bits |= other.bits }

    func contains(_ defect: MailDefect) -> Bool { bits & Self.bit(defect) != 0 }

    /// The defects in the order in which they are declared.
    var list: [MailDefect] { bits == 0 ? [] : MailDefect.allCases.filter(contains) }

    private static func bit(_ defect: MailDefect) -> UInt64 {
        1 << UInt64(MailDefect.allCases.firstIndex(of: defect) ?? 63)
    }
}
