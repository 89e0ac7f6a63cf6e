package com.google.android.gms.tasks;

public abstract class Task<T> {
    public abstract Task<T> addOnSuccessListener(OnSuccessListener<? super T> listener);

    public abstract Task<T> addOnFailureListener(OnFailureListener listener);

    public abstract Task<T> addOnCompleteListener(OnCompleteListener<T> listener);

    public abstract boolean isSuccessful();

    public abstract T getResult();

    public abstract Exception getException();

    public interface OnSuccessListener<T> {
        void onSuccess(T result);
    }

    public interface OnFailureListener {
        void onFailure(Exception e);
    }

    public interface OnCompleteListener<T> {
        void onComplete(Task<T> task);
    }
}
