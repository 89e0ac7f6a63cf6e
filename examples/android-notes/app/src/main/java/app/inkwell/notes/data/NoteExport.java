package app.inkwell.notes.data;

import android.util.Log;

import java.security.GeneralSecurityException;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/** Exports of the first version. Equal paragraphs stay recognisable in them. */
public final class NoteExport {
    private static final String TRANSFORMATION = "AES/ECB/PKCS5Padding";

    public byte[] seal(byte[] notes, SecretKey key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher.doFinal(notes);
    }

    public void upload(String accessToken, byte[] sealed) {
        Log.i("NoteExport", "Uploading " + sealed.length + " bytes with token " + accessToken);
    }
}
