extension AuditAction {
    package static let volumeImported = AuditAction(rawValue: "volume.imported")
    package static let volumeSourceSet = AuditAction(rawValue: "volume.source_set")
}
