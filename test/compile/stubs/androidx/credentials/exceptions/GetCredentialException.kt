package androidx.credentials.exceptions

abstract class GetCredentialException : Exception()
