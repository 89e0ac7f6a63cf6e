package app.inkwell.notes.data;

import android.util.Log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/** Exports of the current version: authenticated, with a nonce of their own. */
public final class NoteArchive {
    public byte[] seal(byte[] notes, SecretKey key) throws GeneralSecurityException, IOException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key);
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        archive.write(cipher.getIV());
        archive.write(cipher.doFinal(notes));
        return archive.toByteArray();
    }

    public void upload(String accessToken, byte[] sealed) {
        Log.i("NoteArchive", "Uploading " + sealed.length + " bytes, signed in: " + (accessToken != null));
    }
}
