package app.inkwell.notes.auth

import android.app.Activity
import android.content.Context
import android.content.Intent
import android.os.Bundle
import android.util.Log
import android.widget.Button
import android.widget.EditText
import app.inkwell.notes.NoteActivity
import app.inkwell.notes.R
import app.inkwell.notes.data.SessionStore
import app.inkwell.notes.network.NotesApi

class LoginActivity : Activity() {
    private val api: NotesApi by lazy { (application as ApiOwner).api }
    private val preferences by lazy { getSharedPreferences("login", Context.MODE_PRIVATE) }

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        if (preferences.getBoolean("isLoggedIn", false)) {
            startActivity(Intent(this, NoteActivity::class.java))
            finish()
            return
        }
        setContentView(R.layout.activity_login)
        autoLogin()
        findViewById<Button>(R.id.sign_in).setOnClickListener { signIn() }
    }

    private fun signIn() {
        val email = findViewById<EditText>(R.id.email).text.toString()
        val password = findViewById<EditText>(R.id.password).text.toString()
        Log.d("Login", "Signing in $email with $password")
        val session = api.login(email, password)
        SessionStore(this).save(session)
        preferences.edit()
            .putString("email", email)
            .putString("password", password)
            .putBoolean("isLoggedIn", true)
            .apply()
    }

    private fun autoLogin() {
        val email = preferences.getString("email", null) ?: return
        val password = preferences.getString("password", null) ?: return
        api.login(email, password)
    }
}

interface ApiOwner {
    val api: NotesApi
}
