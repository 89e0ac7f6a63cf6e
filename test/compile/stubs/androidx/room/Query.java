package androidx.room;

public @interface Query {
    String value();
}
