/// The items of a HEIF file, as telephones write their photographs: where each kind stands in the file (ISO/IEC 14496-12 §8.11, ISO/IEC 23008-12).
///
/// Any bytes are read: every size and offset is checked, counts are limited, and nothing is followed twice. What is not understood is told as
/// that, since nobody knows then what else the file says.
struct HEIFItems {
    static let exif = Array("Exif".utf8)
    /// XMP, which may tell the place, too.
    static let mime = Array("mime".utf8)

    /// Brands of still pictures and of their sequences (ISO/IEC 23008-12 Annex B, AV1 Image File Format §6, ISO/IEC 23000-22).
    private static let brands = Set(
        [
            "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "mif2", "msf1", "miaf", "avif",
            "avis",
        ].map { Array($0.utf8) })
    private static let mostBoxes = 64
    private static let mostItems = 65_536
    private static let mostExtents = 16_384

    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Where items of these kinds stand, no byte twice; empty where there are none, or where the bytes are no such file. Nil where they are
    /// one that is not understood.
    func ranges(of kinds: [[UInt8]]) -> RangeSet<Int>? {
        guard isBoxed else { return RangeSet() }
        let boxes = reader.boxes(in: 0..<bytes.count, most: Self.mostBoxes).found
        guard let meta = boxes.first(where: { $0.holds("meta") })?.content, meta.count > 4 else {
            return isPicture ? nil : RangeSet()
        }
        let parts = reader.boxes(in: meta.lowerBound + 4..<meta.upperBound, most: Self.mostBoxes)
        guard let infos = parts.found.first(where: { $0.holds("iinf") })?.content else {
            return isPicture ? nil : RangeSet()
        }
        guard parts.isWhole, let wanted = ids(of: kinds, in: infos) else { return nil }
        if wanted.isEmpty { return RangeSet() }
        guard let places = parts.found.first(where: { $0.holds("iloc") })?.content else { return nil }
        return extents(of: wanted, in: places, data: parts.found.first { $0.holds("idat") }?.content)
    }

    /// What a cleaned file may not say: its Exif and XMP, and all that stands beside its description and its pictures, e.g. the film that
    /// some telephones put behind. Where the file is not understood that is everything behind the mark of its kind.
    var told: RangeSet<Int> {
        guard isBoxed else { return RangeSet() }
        let items = ranges(of: [Self.exif, Self.mime])
        let boxes = reader.boxes(in: 0..<bytes.count, most: Self.mostBoxes)
        guard isPicture || items?.isEmpty != true else { return RangeSet() }
        guard var told = items, boxes.found.count(where: { $0.holds("meta") }) == 1 else {
            return RangeSet((boxes.found.first?.content.upperBound ?? 0)..<bytes.count)
        }
        guard isPicture else { return told }
        for box in boxes.found.dropFirst() where !box.holds("meta") && !box.holds("mdat") {
            told.insert(contentsOf: box.content)
        }
        // What no box holds.
        told.insert(contentsOf: boxes.end..<bytes.count)
        return told
    }

    private var reader: HEIFBoxes { HEIFBoxes(bytes) }

    private var isBoxed: Bool { bytes.count > 12 && bytes[4..<8].elementsEqual("ftyp".utf8) }

    /// Whether it says that it is a picture: by its brand, or by one of those it is compatible with.
    private var isPicture: Bool {
        guard let kind = reader.boxes(in: 0..<bytes.count, most: 1).found.first?.content else { return false }
        return stride(from: kind.lowerBound, to: kind.upperBound - 3, by: 4)
            .contains { Self.brands.contains(Array(bytes[$0..<$0 + 4])) }
    }

    /// The ids of the items of these kinds, by their entries (§8.11.6).
    private func ids(of kinds: [[UInt8]], in infos: Range<Int>) -> Set<Int>? {
        var head = HEIFNumbers(bytes, infos)
        guard let version = head.next(1), version < 2, head.next(3) != nil,
            let count = head.next(version == 0 ? 2 : 4), count <= Self.mostItems
        else { return nil }
        let start = infos.lowerBound + 4 + (version == 0 ? 2 : 4)
        let entries = reader.boxes(in: start..<infos.upperBound, most: count)
        guard entries.isWhole else { return nil }
        var ids: Set<Int> = []
        for entry in entries.found {
            var own = HEIFNumbers(bytes, entry.content)
            guard entry.holds("infe"), let version = own.next(1), version == 2 || version == 3, own.next(3) != nil,
                let id = own.next(version == 2 ? 2 : 4), own.next(2) != nil, let kind = own.skip(4)
            else { return nil }
            if kinds.contains(where: { bytes[kind].elementsEqual($0) }) { ids.insert(id) }
        }
        return ids
    }

    /// Where these items stand in the file (§8.11.3): in the file itself, or in the data of its description. Nil where one is made of
    /// others, stands in another file, or reaches beyond the end.
    private func extents(of ids: Set<Int>, in places: Range<Int>, data: Range<Int>?) -> RangeSet<Int>? {
        var reader = HEIFNumbers(bytes, places)
        guard let version = reader.next(1), version < 3, reader.next(3) != nil, let sizes = reader.next(1),
            let base = reader.next(1), let count = reader.next(version < 2 ? 2 : 4), count <= Self.mostItems
        else { return nil }
        let index = version == 0 ? 0 : base & 15
        var found: [Range<Int>] = []
        var left = Self.mostExtents
        for _ in 0..<count {
            guard let id = reader.next(version < 2 ? 2 : 4), let way = version == 0 ? 0 : reader.next(2),
                let file = reader.next(2), let begin = reader.next(base >> 4), let pieces = reader.next(2)
            else { return nil }
            guard ids.contains(id) else {
                guard reader.skip(pieces * (index + (sizes >> 4) + (sizes & 15))) != nil else { return nil }
                continue
            }
            left -= pieces
            guard left >= 0, file == 0, let whole = way & 15 == 0 ? 0..<bytes.count : way & 15 == 1 ? data : nil else {
                return nil
            }
            for _ in 0..<pieces {
                guard reader.next(index) != nil, let offset = reader.next(sizes >> 4),
                    let length = reader.next(sizes & 15),
                    let piece = Self.piece(of: whole, at: begin + offset, length: length)
                else { return nil }
                found.append(piece)
            }
        }
        // In order, since each is put behind the last then.
        return RangeSet(found.sorted { $0.lowerBound < $1.lowerBound })
    }

    /// Without a length it goes to the end. What an offset leads beyond tells nothing, and may be what was cut off.
    private static func piece(of whole: Range<Int>, at offset: Int, length: Int) -> Range<Int>? {
        guard offset <= whole.count else { return nil }
        let start = whole.lowerBound + offset
        return start..<(length == 0 ? whole.upperBound : min(whole.upperBound, start + length))
    }
}
