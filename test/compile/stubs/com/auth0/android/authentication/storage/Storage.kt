package com.auth0.android.authentication.storage

import android.content.Context
import com.auth0.android.Auth0
import com.auth0.android.authentication.AuthenticationAPIClient

interface Storage

class SharedPreferencesStorage @JvmOverloads constructor(context: Context, name: String = "") : Storage

abstract class BaseCredentialsManager {
    fun clearCredentials() {}

    fun hasValidCredentials(): Boolean = true
}

class CredentialsManager(client: AuthenticationAPIClient, storage: Storage) : BaseCredentialsManager()

/** As of version 3. */
class SecureCredentialsManager(context: Context, auth0: Auth0, storage: Storage) : BaseCredentialsManager()
