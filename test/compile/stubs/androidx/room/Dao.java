package androidx.room;

public @interface Dao {}
