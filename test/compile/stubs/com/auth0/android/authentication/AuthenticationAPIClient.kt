package com.auth0.android.authentication

import com.auth0.android.Auth0

class AuthenticationAPIClient(private val auth0: Auth0)
