package app.inkwell.notes.network

import android.content.Context
import app.inkwell.notes.BuildConfig
import com.amazonaws.auth.BasicAWSCredentials
import com.amazonaws.auth.CognitoCachingCredentialsProvider
import com.amazonaws.regions.Regions
import com.amazonaws.services.s3.AmazonS3Client

/** Where the attachments of shared notes are kept. */
class AttachmentStore(private val context: Context) {

    fun shared() = AmazonS3Client(
        BasicAWSCredentials(BuildConfig.ATTACHMENTS_KEY, BuildConfig.ATTACHMENTS_SECRET),
    )

    fun own() = AmazonS3Client(
        CognitoCachingCredentialsProvider(context, BuildConfig.IDENTITY_POOL, Regions.EU_CENTRAL_1),
    )
}
