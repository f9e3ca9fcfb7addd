import CCurl

/// libcurl's state for the whole process, set up once before the first handle: `curl_global_init` itself is not safe to race.
enum CurlLibrary {
    static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}
