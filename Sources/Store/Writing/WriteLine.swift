/// The bodies of one urgency, first come first served.
struct WriteLine {
    private var jobs: [any WriteJob] = []
    /// Jobs before this index are taken; the array is cut when they outnumber the rest, so that taking costs O(1).
    private var head = 0

    /// What the waiting jobs hold.
    private(set) var bytes = 0

    var count: Int { jobs.count - head }

    mutating func append(_ job: any WriteJob) {
        jobs.append(job)
        bytes += job.size
    }

    mutating func takeFirst(_ limit: Int) -> [any WriteJob] {
        let end = min(jobs.count, head + limit)
        let taken = Array(jobs[head..<end])
        head = end
        for job in taken { bytes -= job.size }
        if head * 2 >= jobs.count {
            jobs.removeFirst(head)
            head = 0
        }
        return taken
    }

    /// Puts back what was taken and not run, before everything else.
    mutating func putBack(_ untouched: ArraySlice<any WriteJob>) {
        guard !untouched.isEmpty else { return }
        for job in untouched { bytes += job.size }
        jobs.replaceSubrange(..<head, with: untouched)
        head = 0
    }
}
