package com.auth0.android

class Auth0 private constructor(val clientId: String, val domain: String) {
    companion object {
        @JvmStatic
        fun getInstance(clientId: String, domain: String): Auth0 = Auth0(clientId, domain)
    }
}
