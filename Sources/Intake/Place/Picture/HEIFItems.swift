/// The items of a HEIF file, as telephones write their photographs: where each kind stands in the file (ISO/IEC 14496-12 §8.11, ISO/IEC 23008-12).
///
/// Any bytes are read: every size and offset is checked, counts are limited, and nothing is followed twice.
struct HEIFItems {
    static let exif = Array("Exif".utf8)
    /// XMP, which may tell the place, too.
    static let mime = Array("mime".utf8)

    private static let mostBoxes = 64
    private static let mostItems = 1_024
    private static let mostExtents = 16

    private struct Box {
        var type: ArraySlice<UInt8>
        var content: Range<Int>
    }

    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Where items of these kinds stand; empty where the bytes are no such file.
    func ranges(of kinds: [[UInt8]]) -> [Range<Int>] {
        guard bytes.count > 12, bytes[4..<8].elementsEqual("ftyp".utf8),
            let meta = box("meta", in: 0..<bytes.count), meta.count > 4
        else { return [] }
        let content = meta.lowerBound + 4..<meta.upperBound
        guard let infos = box("iinf", in: content), let places = box("iloc", in: content) else { return [] }
        let wanted = ids(of: kinds, in: infos)
        return wanted.isEmpty ? [] : extents(of: wanted, in: places)
    }

    /// The content of the first box of a type.
    private func box(_ type: String, in range: Range<Int>) -> Range<Int>? {
        boxes(in: range, most: Self.mostBoxes).first { $0.type.elementsEqual(type.utf8) }?.content
    }

    private func boxes(in range: Range<Int>, most: Int) -> [Box] {
        var boxes: [Box] = []
        var index = range.lowerBound
        while boxes.count < most, let short = number(index, 4, within: range.upperBound), index + 8 <= range.upperBound
        {
            var header = 8
            var size = short
            if short == 1 {
                guard let long = number(index + 8, 8, within: range.upperBound) else { break }
                (header, size) = (16, long)
            } else if short == 0 {
                size = range.upperBound - index
            }
            guard size >= header, size <= bytes.count else { break }
            let end = min(range.upperBound, index + size)
            guard index + header <= end else { break }
            boxes.append(Box(type: bytes[index + 4..<index + 8], content: index + header..<end))
            index += size
        }
        return boxes
    }

    /// The ids of the items of these kinds, by their entries (§8.11.6).
    private func ids(of kinds: [[UInt8]], in infos: Range<Int>) -> Set<Int> {
        guard let version = number(infos.lowerBound, 1, within: infos.upperBound) else { return [] }
        let start = infos.lowerBound + 4 + (version == 0 ? 2 : 4)
        guard start <= infos.upperBound else { return [] }
        var ids: Set<Int> = []
        for entry in boxes(in: start..<infos.upperBound, most: Self.mostItems)
        where entry.type.elementsEqual("infe".utf8) {
            let own = entry.content
            guard let version = number(own.lowerBound, 1, within: own.upperBound), version >= 2 else { continue }
            let width = version == 2 ? 2 : 4
            guard let id = number(own.lowerBound + 4, width, within: own.upperBound) else { continue }
            let type = own.lowerBound + 4 + width + 2
            guard type + 4 <= own.upperBound else { continue }
            if kinds.contains(where: { bytes[type..<type + 4].elementsEqual($0) }) { ids.insert(id) }
        }
        return ids
    }

    /// Where these items stand in the file (§8.11.3); those that stand elsewhere are left out.
    private func extents(of ids: Set<Int>, in places: Range<Int>) -> [Range<Int>] {
        var reader = HEIFNumbers(bytes, places)
        guard let version = reader.next(1), reader.next(3) != nil, let sizes = reader.next(1),
            let base = reader.next(1),
            let count = reader.next(version < 2 ? 2 : 4)
        else { return [] }
        var found: [Range<Int>] = []
        for _ in 0..<min(count, Self.mostItems) {
            guard let id = reader.next(version < 2 ? 2 : 4) else { break }
            let way = version == 0 ? 0 : reader.next(2)
            guard let way, reader.next(2) != nil, let begin = reader.next(base >> 4), let pieces = reader.next(2) else {
                break
            }
            for _ in 0..<min(pieces, Self.mostExtents) {
                guard version == 0 || reader.next(base & 15) != nil, let offset = reader.next(sizes >> 4),
                    let length = reader.next(sizes & 15)
                else { return found }
                let (start, isOver) = begin.addingReportingOverflow(offset)
                guard ids.contains(id), way & 15 == 0, !isOver, start < bytes.count, length > 0 else { continue }
                found.append(start..<min(bytes.count, start + min(length, bytes.count - start)))
            }
            if pieces > Self.mostExtents { break }
        }
        return found
    }

    private func number(_ index: Int, _ count: Int, within end: Int) -> Int? {
        var reader = HEIFNumbers(bytes, index..<max(index, end))
        return reader.next(count)
    }
}
