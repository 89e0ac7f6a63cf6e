package com.google.firebase.auth;

import com.google.android.gms.tasks.Task;

public abstract class FirebaseAuth {
    public static FirebaseAuth getInstance() {
        return null;
    }

    public abstract Task<AuthResult> signInWithEmailAndPassword(String email, String password);

    public abstract Task<AuthResult> signInWithCustomToken(String token);

    public abstract FirebaseUser getCurrentUser();

    public abstract void signOut();
}
