package androidx.credentials

import android.content.Context
import android.os.Bundle
import android.os.CancellationSignal
import androidx.credentials.exceptions.GetCredentialException
import java.util.concurrent.Executor

abstract class Credential(val type: String, val data: Bundle)

class PublicKeyCredential(val authenticationResponseJson: String) : Credential("", Bundle())

class PasswordCredential(val id: String, val password: String) : Credential("", Bundle())

abstract class CredentialOption

class GetPublicKeyCredentialOption @JvmOverloads constructor(val requestJson: String, val clientDataHash: ByteArray? = null) : CredentialOption()

class GetPasswordOption : CredentialOption()

class GetCredentialRequest(val credentialOptions: List<CredentialOption>)

class GetCredentialResponse(val credential: Credential)

abstract class CreateCredentialRequest

class CreatePublicKeyCredentialRequest(val requestJson: String) : CreateCredentialRequest()

abstract class CreateCredentialResponse

class CreatePublicKeyCredentialResponse(val registrationResponseJson: String) : CreateCredentialResponse()

class ClearCredentialStateRequest

interface CredentialManagerCallback<R : Any?, E : Any> {
    fun onResult(result: R)

    fun onError(e: E)
}

interface CredentialManager {
    suspend fun getCredential(context: Context, request: GetCredentialRequest): GetCredentialResponse

    fun getCredentialAsync(
        context: Context,
        request: GetCredentialRequest,
        cancellationSignal: CancellationSignal?,
        executor: Executor,
        callback: CredentialManagerCallback<GetCredentialResponse, GetCredentialException>,
    )

    suspend fun createCredential(context: Context, request: CreateCredentialRequest): CreateCredentialResponse

    suspend fun clearCredentialState(request: ClearCredentialStateRequest)

    companion object {
        @JvmStatic
        fun create(context: Context): CredentialManager = TODO()
    }
}
