extension SQLiteSettings {
    /// For writing millions of rows into a store that nobody serves. The keys of half the indexes fall anywhere, so that with the gateway's
    /// log every checkpoint wrote nearly the whole database again: thirty bytes for each that stayed. Half a gigabyte of cache and two of log
    /// write each page once for many rows.
    package static var bulk: SQLiteSettings {
        var settings = SQLiteSettings()
        settings.writerCacheKiB = 524_288
        settings.checkpointPages = 524_288
        return settings
    }
}
