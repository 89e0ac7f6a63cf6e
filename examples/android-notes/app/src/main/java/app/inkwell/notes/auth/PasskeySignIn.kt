package app.inkwell.notes.auth

import android.app.Activity
import android.util.Log
import androidx.credentials.CredentialManager
import androidx.credentials.GetCredentialRequest
import androidx.credentials.GetPublicKeyCredentialOption
import androidx.credentials.PublicKeyCredential
import app.inkwell.notes.data.VaultStore
import app.inkwell.notes.network.NotesApi

/** Signs in with a passkey; the only thing kept is a token that the server can withdraw. */
class PasskeySignIn(private val activity: Activity, private val api: NotesApi) {
    suspend fun signIn(requestJson: String) {
        val request = GetCredentialRequest(listOf(GetPublicKeyCredentialOption(requestJson)))
        val response = CredentialManager.create(activity).getCredential(activity, request)
        val passkey = response.credential as PublicKeyCredential
        val session = api.loginWithPasskey(passkey.authenticationResponseJson)
        Log.d("SignIn", "Signed in, theme ${session.theme}")
        VaultStore(activity).save(session.refreshToken)
    }
}
