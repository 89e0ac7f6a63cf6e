package app.inkwell.notes.network

import okhttp3.CertificatePinner
import okhttp3.OkHttpClient

/** Talks to our own servers: the system's validation, and our keys besides. */
object PinnedClient {
    fun create(): OkHttpClient = OkHttpClient.Builder()
        .certificatePinner(
            CertificatePinner.Builder()
                .add("sync.inkwell.app", "sha256/7HIpactkIAq2Y49orFOOQKurWxmmSFZhBCoQYcRhJ3Y=")
                .add("sync.inkwell.app", "sha256/C5+lpZ7tcVwmwQIMcRtPbsQtWLABXhQzejna0wHFr8M=")
                .build(),
        )
        .build()
}
