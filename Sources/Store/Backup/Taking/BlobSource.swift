package import Intake

/// Where a store has its blobs, as far as a backup must know.
package enum BlobSource: Sendable {
    /// The folder in which the folder `blobs` stands: of this machine, or one that all nodes see.
    case folder(String)
    /// Somewhere else, from where they are read one by one.
    case elsewhere(any Blobs)

    /// The folder of the blobs, where they are files.
    var root: String? {
        guard case .folder(let folder) = self else { return nil }
        return folder + "/blobs"
    }

    /// What reads those that are elsewhere; nil where blobs are files.
    func reads(pausing pauses: any Clock<Duration>) -> PatientReads? {
        guard case .elsewhere(let blobs) = self else { return nil }
        return PatientReads(blobs: blobs, clock: pauses)
    }
}
