import Glibc

/// Memory into which the texts and bytes of the statement at hand are copied, so that SQLite may refer to them in place
/// (SQLITE_STATIC) rather than allocate a copy for each value: Debian's library has no lookaside allocator.
///
/// It is used as a stack: a query's values stay while its rows are lent out, also when a row's closure runs statements of its
/// own, whose values come above them.
@safe final class BindArena {
    static let capacity = 256 * 1024

    private let base: UnsafeMutableRawPointer
    private(set) var used = 0

    init() {
        unsafe base = UnsafeMutableRawPointer.allocate(byteCount: Self.capacity, alignment: 16)
    }

    deinit {
        unsafe base.deallocate()
    }

    /// The address of a copy that stays until `release` goes back before it; nil where there is no room.
    func copy(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawPointer? {
        let count = bytes.count
        guard count <= Self.capacity - used, let source = bytes.baseAddress else { return nil }
        let target = unsafe base + used
        unsafe memcpy(target, source, count)
        used += count
        return UnsafeRawPointer(target)
    }

    /// Gives back everything that was copied since `used` was `mark`.
    func release(to mark: Int) { used = mark }
}
