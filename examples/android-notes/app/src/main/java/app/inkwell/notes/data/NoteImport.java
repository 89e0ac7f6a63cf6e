package app.inkwell.notes.data;

import java.security.GeneralSecurityException;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/** Opens exports of the first version; everything that is opened is sealed again by {@link NoteArchive}. */
public final class NoteImport {
    public byte[] open(byte[] sealed, SecretKey key) throws GeneralSecurityException {
        // holdfast-ignore crypto/weak-cipher-or-mode Reads exports of version 1, which are written anew with GCM
        Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, key);
        return cipher.doFinal(sealed);
    }
}
