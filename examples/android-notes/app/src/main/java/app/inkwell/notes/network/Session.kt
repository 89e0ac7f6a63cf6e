package app.inkwell.notes.network

data class Session(val accessToken: String, val refreshToken: String, val theme: String)

interface NotesApi {
    fun login(email: String, password: String): Session

    fun loginWithPasskey(responseJson: String): Session

    fun refresh(refreshToken: String): Session
}
