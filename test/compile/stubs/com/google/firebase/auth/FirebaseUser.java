package com.google.firebase.auth;

import com.google.android.gms.tasks.Task;

public abstract class FirebaseUser {
    public abstract String getUid();

    public abstract Task<Void> delete();

    public abstract Task<Void> updatePassword(String password);

    public abstract Task<Void> updateEmail(String email);

    public abstract Task<Void> verifyBeforeUpdateEmail(String email);
}
