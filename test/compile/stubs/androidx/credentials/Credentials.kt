package androidx.credentials

import android.content.Context
import android.os.Bundle

abstract class Credential(val type: String, val data: Bundle)

class PublicKeyCredential(val authenticationResponseJson: String) : Credential("", Bundle())

class PasswordCredential(val id: String, val password: String) : Credential("", Bundle())

abstract class CredentialOption

class GetPublicKeyCredentialOption(val requestJson: String, val clientDataHash: ByteArray? = null) : CredentialOption()

class GetPasswordOption : CredentialOption()

class GetCredentialRequest(val credentialOptions: List<CredentialOption>)

class GetCredentialResponse(val credential: Credential)

abstract class CreateCredentialRequest

class CreatePublicKeyCredentialRequest(val requestJson: String) : CreateCredentialRequest()

abstract class CreateCredentialResponse

class CreatePublicKeyCredentialResponse(val registrationResponseJson: String) : CreateCredentialResponse()

class ClearCredentialStateRequest

interface CredentialManager {
    suspend fun getCredential(context: Context, request: GetCredentialRequest): GetCredentialResponse

    suspend fun createCredential(context: Context, request: CreateCredentialRequest): CreateCredentialResponse

    suspend fun clearCredentialState(request: ClearCredentialStateRequest)

    companion object {
        @JvmStatic
        fun create(context: Context): CredentialManager = TODO()
    }
}
